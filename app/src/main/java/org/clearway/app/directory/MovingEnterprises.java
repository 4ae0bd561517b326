package org.clearway.app.directory;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What goes along when an enterprise moves: contacts and designations stand under its division, which says who sees them. */
@Repository
class MovingEnterprises {

    private final JdbcClient jdbc;

    MovingEnterprises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void carry(long enterprise, String division, Instant now) {
        jdbc.sql("update directory.contact set division = ? where enterprise_id = ? and superseded_at = 'infinity'")
                .params(division, enterprise)
                .update();
        jdbc.sql("""
                        insert into directory.designation (enterprise_id, division, kind, chain, authority_id, ground, valid_from,
                            valid_to, account_id, recorded_at, superseded_at)
                        select enterprise_id, :division, kind, chain, authority_id, ground, valid_from, valid_to, account_id, :now,
                            'infinity'
                        from directory.designation where enterprise_id = :enterprise and superseded_at = 'infinity'
                        """)
                .param("division", division)
                .param("now", Timestamp.from(now))
                .param("enterprise", enterprise)
                .update();
        jdbc.sql("""
                        update directory.designation set superseded_at = :now
                        where enterprise_id = :enterprise and superseded_at = 'infinity' and recorded_at < :now
                        """)
                .param("now", Timestamp.from(now))
                .param("enterprise", enterprise)
                .update();
    }
}
