package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.util.Iterator;
import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Groups that enterprises belong to. */
@Service
public class LoadingGroups {

    private static final Bulk<LoadedGroup> BULK = new Bulk<>(
            """
            insert into directory.enterprise_group (id, credit_code, name_zh, name_en)
            select id, credit_code, name_zh, name_en
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                as t (id, credit_code, name_zh, name_en)
            """,
            List.of(
                    number(LoadedGroup::id),
                    text(LoadedGroup::creditCode),
                    text(LoadedGroup::nameZh),
                    text(LoadedGroup::nameEn)));

    private final MassLoad mass;

    LoadingGroups(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedGroup(long id, String creditCode, String nameZh, String nameEn) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedGroup> rows) {
        return mass.load("directory.enterprise_group", BULK, rows, true);
    }
}
