package org.clearway.app.directory;

import java.sql.Timestamp;
import java.util.List;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Names and telephone numbers; who lacks the right to them gets none. */
@Repository
public class Contacts {

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<Contact> of(long enterpriseId, AsOf asOf) {
        if (Actor.current().isOfficer() && !Actor.current().may(Right.CONTACTS)) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, enterprise_id, person, title, telephone, mail from directory.contact
                        where enterprise_id = :enterprise and recorded_at <= :at and superseded_at > :at order by id limit 20
                        """)
                .param("enterprise", enterpriseId)
                .param("at", Timestamp.from(asOf.at()))
                .query(Contact.class)
                .list();
    }
}
