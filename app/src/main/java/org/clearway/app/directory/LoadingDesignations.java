package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Designations, each a version that holds. */
@Service
public class LoadingDesignations {

    private static final Bulk<LoadedDesignation> BULK = new Bulk<>(
            """
            insert into directory.designation (enterprise_id, division, kind, chain, authority_id, ground, valid_from, valid_to, account_id,
                recorded_at)
            select enterprise_id, division, kind, chain, authority_id, ground, valid_from, valid_to, account_id,
                recorded_at
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::date[], ?::date[],
                ?::bigint[], ?::timestamptz[])
                as t (enterprise_id, division, kind, chain, authority_id, ground, valid_from, valid_to, account_id,
                recorded_at)
            """,
            List.of(
                    number(LoadedDesignation::enterpriseId),
                    text(LoadedDesignation::division),
                    text(LoadedDesignation::kind),
                    text(LoadedDesignation::chain),
                    number(LoadedDesignation::authorityId),
                    text(LoadedDesignation::ground),
                    day(LoadedDesignation::validFrom),
                    day(LoadedDesignation::validTo),
                    number(LoadedDesignation::accountId),
                    moment(LoadedDesignation::recordedAt)));

    private final MassLoad mass;

    LoadingDesignations(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedDesignation(
            long enterpriseId,
            String division,
            String kind,
            @Nullable String chain,
            long authorityId,
            String ground,
            LocalDate validFrom,
            LocalDate validTo,
            long accountId,
            Instant recordedAt) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedDesignation> rows) {
        return mass.load("directory.designation", BULK, rows, false);
    }
}
