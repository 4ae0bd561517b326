package org.clearway.app.chain.whatif;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.JobRun;
import org.clearway.app.shared.job.JobWork;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays two futures as a job of who asked, and keeps what came out. */
@Component
class WhatIfJob implements JobWork {

    private final PlayingFutures playing;
    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final Audit audit;
    private final ClearwayClock clock;
    private final TransactionTemplate apart;

    WhatIfJob(
            PlayingFutures playing,
            JdbcClient client,
            JdbcTemplate jdbc,
            Audit audit,
            ClearwayClock clock,
            PlatformTransactionManager transactions) {
        this.playing = playing;
        this.client = client;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String kind() {
        return WhatIfs.KIND;
    }

    @Override
    public void run(JobRun run) {
        Choices choices = Choices.read(run.job().settings());
        PlayingFutures.Played played = playing.play(choices, (done, total) -> run.progress(done, 0));
        Actor who = Actor.current();
        Long id = Actor.platform("what if")
                .get(() -> apart.execute(status -> keep(run.job().name(), choices, played, who)));
        run.progress(played.effects().size(), 0);
        run.count("future", id == null ? 0 : id);
    }

    private long keep(String name, Choices choices, PlayingFutures.Played played, Actor who) {
        Compared compared = played.compared();
        long id = client.sql("""
                        insert into chain.future (kind, name, account_id, made_by, made_at, business_date, days, choices, stops_as_is,
                            stops_acted, first_as_is, first_acted, lost_as_is, lost_acted, output_as_is, output_acted)
                        values (:kind, :name, :account, :by, :at, :day, :days, :choices, :stopsA, :stopsB, :firstA, :firstB, :lostA,
                            :lostB, :outputA, :outputB) returning id
                        """)
                .param("kind", choices.kind())
                .param("name", name)
                .param("account", who.accountId())
                .param("by", who.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("day", Date.valueOf(played.today()))
                .param("days", choices.days())
                .param("choices", chosen(choices))
                .param("stopsA", compared.stops(played.asIs()))
                .param("stopsB", compared.stops(played.acted()))
                .param("firstA", compared.first(played.asIs()))
                .param("firstB", compared.first(played.acted()))
                .param("lostA", compared.lost(played.asIs()))
                .param("lostB", compared.lost(played.acted()))
                .param("outputA", boxed(played.asIs().outputRatio()))
                .param("outputB", boxed(played.acted().outputRatio()))
                .query(Long.class)
                .single();
        int[] position = {0};
        effects(id, played.chain(), position).write(jdbc, played.effects().iterator());
        audit.record(Audit.Entry.of("what if played", "future", Long.toString(id), who.division())
                .with(Map.of("kind", choices.kind(), "by", who.name())));
        return id;
    }

    private static String chosen(Choices choices) {
        return choices.isRestart()
                ? choices.perDay() + " " + choices.division()
                : "+" + String.join(" +", choices.open()) + " -" + String.join(" -", choices.close());
    }

    private static Double[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    private static Bulk<Compared.Effect> effects(long id, ChainNetwork chain, int[] position) {
        return new Bulk<>(
                """
                insert into chain.future_effect (future_id, position, node_id, site_id, enterprise_id, division, part_id, reopens_on,
                    stops_as_is, stops_acted, yuan)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::date[],
                    ?::date[], ?::date[], ?::float8[])
                """,
                List.of(
                        Bulk.number(one -> id),
                        Bulk.number(one -> ++position[0]),
                        Bulk.number(one -> chain.nodeIds()[one.node()]),
                        Bulk.number(one -> chain.sites()[one.node()]),
                        Bulk.number(one -> chain.owners()[one.node()]),
                        Bulk.text(one -> chain.divisions()[one.node()]),
                        Bulk.number(one -> chain.parts()[chain.network().industry()[one.node()]]),
                        Bulk.day(WhatIfJob::reopens),
                        Bulk.day(WhatIfJob::stopsAsIs),
                        Bulk.day(WhatIfJob::stopsActed),
                        Bulk.decimal(Compared.Effect::yuan)));
    }

    private static @Nullable Object reopens(Compared.Effect one) {
        return one.reopens();
    }

    private static @Nullable Object stopsAsIs(Compared.Effect one) {
        return one.stopsAsIs();
    }

    private static @Nullable Object stopsActed(Compared.Effect one) {
        return one.stopsActed();
    }
}
