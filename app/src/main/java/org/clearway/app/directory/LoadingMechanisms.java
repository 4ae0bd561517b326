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

/** Joint control mechanisms, chain-stability mechanisms, platforms of chains, front-line work groups. */
@Service
public class LoadingMechanisms {

    private static final Bulk<LoadedMechanism> BULK = new Bulk<>(
            """
            insert into directory.mechanism (id, kind, division, chain, name_zh, name_en, secretariat, telephone, valid_from, valid_to)
            select id, kind, division, chain, name_zh, name_en, secretariat, telephone, valid_from, valid_to
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                ?::date[], ?::date[])
                as t (id, kind, division, chain, name_zh, name_en, secretariat, telephone, valid_from, valid_to)
            """,
            List.of(
                    number(LoadedMechanism::id),
                    text(LoadedMechanism::kind),
                    text(LoadedMechanism::division),
                    text(LoadedMechanism::chain),
                    text(LoadedMechanism::nameZh),
                    text(LoadedMechanism::nameEn),
                    number(LoadedMechanism::secretariat),
                    text(LoadedMechanism::telephone),
                    day(LoadedMechanism::validFrom),
                    day(LoadedMechanism::validTo)));

    private final MassLoad mass;

    LoadingMechanisms(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedMechanism(
            long id,
            String kind,
            String division,
            @Nullable String chain,
            String nameZh,
            String nameEn,
            long secretariat,
            @Nullable String telephone,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedMechanism> rows) {
        return mass.load("directory.mechanism", BULK, rows, true);
    }
}
