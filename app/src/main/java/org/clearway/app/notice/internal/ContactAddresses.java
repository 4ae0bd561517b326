package org.clearway.app.notice.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Mail to an enterprise goes to the contacts that it has named. */
@Repository
class ContactAddresses implements Addresses {

    /** An enterprise with more contacts than this is told by its first ones. */
    private static final int LIMIT = 10;

    private final JdbcClient jdbc;

    ContactAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(@Nullable Long account, @Nullable Long enterprise) {
        if (enterprise == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select mail from directory.contact
                        where enterprise_id = ? and superseded_at = 'infinity' and mail is not null order by id limit ?
                        """).params(enterprise, LIMIT).query(String.class).list();
    }
}
