package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Authorities: a division and a department. */
@Service
public class LoadingAuthorities {

    private static final Bulk<LoadedAuthority> BULK = new Bulk<>(
            """
            insert into directory.authority (id, division, department, name_zh, name_en, telephone, valid_from)
            select id, division, department, name_zh, name_en, telephone, valid_from
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[])
                as t (id, division, department, name_zh, name_en, telephone, valid_from)
            """,
            List.of(
                    number(LoadedAuthority::id),
                    text(LoadedAuthority::division),
                    text(LoadedAuthority::department),
                    text(LoadedAuthority::nameZh),
                    text(LoadedAuthority::nameEn),
                    text(LoadedAuthority::telephone),
                    day(LoadedAuthority::validFrom)));

    private final MassLoad mass;

    LoadingAuthorities(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedAuthority(
            long id,
            String division,
            String department,
            String nameZh,
            String nameEn,
            @Nullable String telephone,
            LocalDate validFrom) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedAuthority> rows) {
        return mass.load("directory.authority", BULK, rows, true);
    }
}
