package org.clearway.app.directory;

import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.number;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which authorities belong to a mechanism. */
@Service
public class LoadingMembers {

    private static final Bulk<LoadedMember> BULK = new Bulk<>(
            """
            insert into directory.mechanism_member (mechanism, authority, valid_from, division)
            select t.mechanism, t.authority, t.valid_from, m.division
            from unnest(?::bigint[], ?::bigint[], ?::date[])
                as t (mechanism, authority, valid_from) join directory.mechanism m on m.id = t.mechanism
            """,
            List.of(number(LoadedMember::mechanism), number(LoadedMember::authority), day(LoadedMember::validFrom)));

    private final MassLoad mass;

    LoadingMembers(MassLoad mass) {
        this.mass = mass;
    }

    /** One row as it is to stand in the table. */
    public record LoadedMember(long mechanism, long authority, LocalDate validFrom) {}

    /** @return how many rows there are now more */
    @Transactional
    public long load(Iterator<LoadedMember> rows) {
        return mass.load("directory.mechanism_member", BULK, rows, false);
    }
}
