package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.moment;
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

/** Who answers for production, for epidemic control, and who is chief of a chain in a division. */
@Service
public class LoadingAnswerables {

    private static final Bulk<LoadedAnswerable> BULK = new Bulk<>(
            """
            insert into directory.answerable (division, matter, chain, person, title_zh, title_en, telephone, valid_from, recorded_at)
            select division, matter, chain, person, title_zh, title_en, telephone, valid_from, recorded_at
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                ?::timestamptz[])
                as t (division, matter, chain, person, title_zh, title_en, telephone, valid_from, recorded_at)
            """,
            List.of(
                    text(LoadedAnswerable::division),
                    text(LoadedAnswerable::matter),
                    text(LoadedAnswerable::chain),
                    text(LoadedAnswerable::person),
                    text(LoadedAnswerable::titleZh),
                    text(LoadedAnswerable::titleEn),
                    text(LoadedAnswerable::telephone),
                    day(LoadedAnswerable::validFrom),
                    moment(LoadedAnswerable::recordedAt)));

    private final MassLoad mass;

    LoadingAnswerables(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedAnswerable(
            String division,
            String matter,
            @Nullable String chain,
            String person,
            String titleZh,
            String titleEn,
            @Nullable String telephone,
            LocalDate validFrom,
            Instant recordedAt) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedAnswerable> rows) {
        return mass.load("directory.answerable", BULK, rows, false);
    }
}
