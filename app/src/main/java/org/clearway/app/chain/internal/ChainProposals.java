package org.clearway.app.chain.internal;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.port.ListingProposals;
import org.clearway.app.shared.port.ProposedListing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closed suppliers that lines wait for, as proposals for a white list: those behind most red lights first. */
@Component
class ChainProposals implements ListingProposals {

    private final JdbcClient jdbc;

    ChainProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String source() {
        return "chain";
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProposedListing> proposals(LocalDate day, int limit) {
        return jdbc.sql("""
                        select l.cause_ref, n.enterprise_id, count(*) as lights, coalesce(min(l.stops_on) - :day::date, 14) as days
                        from chain.light l
                        join lateral (select enterprise_id from chain.node where site_id = substr(l.cause_ref, 6)::bigint
                            order by id limit 1) n on n.enterprise_id <> 0
                        where l.superseded_at = 'infinity' and l.light = 'red' and l.cause_kind = 'closure' and l.cause_ref like 'site:%'
                        group by l.cause_ref, n.enterprise_id
                        order by count(*) desc, sum(l.lost_yuan_day) desc, l.cause_ref limit :limit
                        """)
                .param("day", day)
                .param("limit", limit)
                .query((row, number) -> new ProposedListing(
                        "closed/" + row.getString(1),
                        row.getLong(2),
                        true,
                        "chain.proposal.closed",
                        List.of(row.getLong(3), Math.max(0, row.getInt(4))),
                        "/chains/lights?cause=" + row.getString(1)))
                .list();
    }
}
