package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sites of enterprises. */
@Service
public class LoadingSites {

    private static final Bulk<LoadedSite> BULK = new Bulk<>(
            """
            insert into directory.site (id, enterprise_id, number, name_zh, name_en, division, address, recorded_at)
            select id, enterprise_id, number, name_zh, name_en, division, address, recorded_at
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                as t (id, enterprise_id, number, name_zh, name_en, division, address, recorded_at)
            """,
            List.of(
                    number(LoadedSite::id),
                    number(LoadedSite::enterpriseId),
                    number(row -> (long) row.number()),
                    text(LoadedSite::nameZh),
                    text(LoadedSite::nameEn),
                    text(LoadedSite::division),
                    text(LoadedSite::address),
                    moment(LoadedSite::recordedAt)));

    private final MassLoad mass;

    LoadingSites(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedSite(
            long id,
            long enterpriseId,
            int number,
            String nameZh,
            @Nullable String nameEn,
            String division,
            @Nullable String address,
            Instant recordedAt) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedSite> rows) {
        return mass.load("directory.site", BULK, rows, true);
    }
}
