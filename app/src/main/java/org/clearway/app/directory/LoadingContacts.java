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

/** Whom to call at an enterprise. */
@Service
public class LoadingContacts {

    private static final Bulk<LoadedContact> BULK = new Bulk<>(
            """
            insert into directory.contact (enterprise_id, division, person, title, telephone, mail, recorded_at)
            select enterprise_id, division, person, title, telephone, mail, recorded_at
            from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                as t (enterprise_id, division, person, title, telephone, mail, recorded_at)
            """,
            List.of(
                    number(LoadedContact::enterpriseId),
                    text(LoadedContact::division),
                    text(LoadedContact::person),
                    text(LoadedContact::title),
                    text(LoadedContact::telephone),
                    text(LoadedContact::mail),
                    moment(LoadedContact::recordedAt)));

    private final MassLoad mass;

    LoadingContacts(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedContact(
            long enterpriseId,
            String division,
            String person,
            @Nullable String title,
            String telephone,
            @Nullable String mail,
            Instant recordedAt) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedContact> rows) {
        return mass.load("directory.contact", BULK, rows, false);
    }
}
