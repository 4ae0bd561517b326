package org.clearway.app.chain.keylink;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.port.ListingProposals;
import org.clearway.app.shared.port.ProposedListing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Key links that are closed today, as proposals for a white list, with their rank and what the country loses. */
@Component
class KeyLinkProposals implements ListingProposals {

    private final JdbcClient jdbc;

    KeyLinkProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String source() {
        return "key-links";
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProposedListing> proposals(LocalDate day, int limit) {
        return jdbc.sql("""
                        select k.enterprise_id, k.position, k.loss, k.best, k.worst from chain.key_link k
                        where k.ranking_id = (select id from chain.ranking order by made_at desc limit 1)
                            and exists (select from chain.closure f where f.enterprise_id = k.enterprise_id
                                and f.superseded_at = 'infinity' and f.capacity < 0.05 and f.valid_from <= :day and f.valid_to >= :day)
                        order by k.position limit :limit
                        """)
                .param("day", Date.valueOf(day))
                .param("limit", limit)
                .query((row, number) -> new ProposedListing(
                        "key-link/" + row.getLong(1),
                        row.getLong(1),
                        true,
                        "ahead.proposal",
                        List.of(row.getInt(2), 100 * row.getDouble(3), row.getInt(4), row.getInt(5)),
                        "/chains/key-links"))
                .list();
    }
}
