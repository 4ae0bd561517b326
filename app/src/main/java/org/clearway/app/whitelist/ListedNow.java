package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.clearway.app.shared.port.ListedEnterprises;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells other modules who is listed. */
@Component
class ListedNow implements ListedEnterprises {

    private final JdbcClient jdbc;

    ListedNow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Long> listed(Instant at) {
        return new HashSet<>(
                jdbc.sql("select distinct l.enterprise_id from whitelist.listing l where " + Listings.HOLDS)
                        .param("at", Timestamp.from(at))
                        .query(Long.class)
                        .list());
    }
}
