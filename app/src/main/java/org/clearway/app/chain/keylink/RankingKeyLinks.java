package org.clearway.app.chain.keylink;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.engine.Progress;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the ranking anew, nightly by itself or when somebody asks; the network is the one in this instance's memory. */
@Service
public class RankingKeyLinks {

    public static final String KIND = "key-links";

    private final LiveNetwork live;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Audit audit;
    private final Jobs jobs;
    private final ClearwayClock clock;
    private final TransactionTemplate apart;

    RankingKeyLinks(
            LiveNetwork live,
            JdbcTemplate jdbc,
            JdbcClient client,
            Audit audit,
            Jobs jobs,
            ClearwayClock clock,
            PlatformTransactionManager transactions) {
        this.live = live;
        this.jdbc = jdbc;
        this.client = client;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Starts it as a job. @return the job's number */
    public long start() {
        Actor.current().require(Right.REPORTS);
        return jobs.start(NewJob.of(KIND, clock.today().toString(), Map.of()));
    }

    /** Ranks and keeps the ranking, in an act of the platform. @return how many stand in it */
    public int rank(String askedBy, Progress progress) {
        ChainNetwork chain = live.look(look -> look.standing().chain);
        if (chain == null) {
            throw new Refusal(Reason.of("chain.no-network"));
        }
        long begun = System.nanoTime();
        ValueNetwork network = new ValueNetwork(chain);
        List<Ranked> ranked = new RankingRun(network, progress).run(RankingRun.SHORT_LIST, RankingRun.REPLICATES);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Actor.platform("key links")
                .run(() -> apart.executeWithoutResult(status -> keep(
                        ranked, chain, network.size(), chain.network().links().size(), askedBy, seconds)));
        return ranked.size();
    }

    /** Whether the last ranking is of an earlier day than today. */
    @Transactional(readOnly = true)
    public boolean due() {
        return client.sql("select not exists (select from chain.ranking where business_date >= ?)")
                .param(Date.valueOf(clock.today()))
                .query(Boolean.class)
                .single();
    }

    private void keep(
            List<Ranked> ranked, ChainNetwork chain, int enterprises, int relations, String askedBy, double seconds) {
        long id = client.sql("""
                        insert into chain.ranking (business_date, made_at, asked_by, enterprises, relations, short_list, replicates,
                            spread, seconds)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        Date.valueOf(clock.today()),
                        Timestamp.from(clock.instant()),
                        askedBy,
                        enterprises,
                        relations,
                        ranked.size(),
                        RankingRun.REPLICATES,
                        RankingRun.SPREAD,
                        seconds)
                .query(Long.class)
                .single();
        rows(id, chain).write(jdbc, ranked.iterator());
        audit.record(Audit.Entry.of("key links ranked", "ranking", Long.toString(id), "000000")
                .with(Map.of("enterprises", enterprises, "asked by", askedBy)));
    }

    private static Bulk<Ranked> rows(long id, ChainNetwork chain) {
        return new Bulk<>(
                """
                insert into chain.key_link (ranking_id, position, enterprise_id, division, chain, part_id, name_zh, name_en, loss,
                    loss_down, loss_up, loss_low, loss_high, best, worst)
                select r, o, e, x.d, c, p, split_part(n.name_zh, ' ', 1), regexp_replace(n.name_en, ', [^,]*$', ''), l, ld, lu, ll,
                    lh, b, w
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::float8[], ?::float8[],
                    ?::float8[], ?::float8[], ?::float8[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as x (r, o, e, d, c, p, l, ld, lu, ll, lh, b, w, node)
                join chain.node n on n.id = x.node
                """,
                List.of(
                        Bulk.number(one -> id),
                        Bulk.number(Ranked::position),
                        Bulk.number(Ranked::enterprise),
                        Bulk.text(one -> chain.divisions()[one.node()]),
                        Bulk.text(one -> chain.chains()[chain.network().industry()[one.node()]]),
                        Bulk.number(one -> chain.parts()[chain.network().industry()[one.node()]]),
                        Bulk.decimal(Ranked::loss),
                        Bulk.decimal(Ranked::lossDown),
                        Bulk.decimal(Ranked::lossUp),
                        Bulk.decimal(Ranked::low),
                        Bulk.decimal(Ranked::high),
                        Bulk.number(Ranked::best),
                        Bulk.number(Ranked::worst),
                        Bulk.number(one -> chain.nodeIds()[one.node()])));
    }
}
