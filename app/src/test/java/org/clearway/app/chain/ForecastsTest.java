package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.forecast.Forecast;
import org.clearway.app.chain.forecast.ForecastFilter;
import org.clearway.app.chain.forecast.Forecasts;
import org.clearway.app.chain.forecast.JudgingForecasts;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lights that turned red eight days ago and said a day five days ago, and what stock reports then said. */
@PlatformTest
class ForecastsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JudgingForecasts judging;

    @Autowired
    Forecasts forecasts;

    @Autowired
    ClearwayClock clock;

    ChainWorld world;
    LocalDate said;
    LocalDate foreseen;

    @BeforeEach
    void aLightThatTurnedRed() {
        world = new ChainWorld(JdbcClient.create(ownerData)).build();
        said = clock.today().minusDays(8);
        foreseen = clock.today().minusDays(5);
        light(world.plant, "220100", "red", said, foreseen, true);
    }

    @Test
    void ranOutTheDayAfterItWasForeseen() {
        stock(foreseen, 3);
        stock(foreseen.plusDays(1), 0);
        Forecast one = judged();
        assertThat(one.outcome()).isEqualTo("ran_out");
        assertThat(one.offDays()).isEqualTo(1);
        assertThat(figures().withinADay()).isEqualTo(1);
        assertThat(figures().meanOff()).isEqualTo(1.0);
    }

    @Test
    void twentiethsOfADaysUseAreTheMarkOnBothSides() {
        stock(foreseen, 0.0501);
        assertThat(judged().outcome()).isEqualTo("held");
        stock(foreseen.plusDays(1), 0.0499);
        assertThat(judged().outcome()).as("late, and judged again").isEqualTo("ran_out");
    }

    @Test
    void ranOutOnTheDayItTurnedRedIsNoWarning() {
        stock(said, 0);
        assertThat(judged().outcome()).isEqualTo("unwarned");
        assertThat(figures().withinADay()).isZero();
        assertThat(figures().judged()).isEqualTo(1);
    }

    @Test
    void whatTurnedBetterBeforeItsDayIsNeitherRightNorWrong() {
        light(world.plant, "220100", "yellow", said.plusDays(1), foreseen.plusDays(6), false);
        stock(foreseen, 9);
        assertThat(judged().outcome()).isEqualTo("averted");
        assertThat(figures().judged()).isZero();
        assertThat(figures().averted()).isEqualTo(1);
    }

    @Test
    void aDayWithoutAReportProvesNothing() {
        assertThat(judged().outcome()).isEqualTo("untold");
        stock(foreseen.plusDays(2), 4);
        assertThat(judged().outcome()).as("a late report decides").isEqualTo("held");
    }

    @Test
    void aDayThatIsNotOverWaits() {
        light(world.other, "420100", "red", clock.today().minusDays(2), clock.today(), true);
        judge();
        Forecast waits = ChainWorld.officer("420000").get(() -> own("420000")).getFirst();
        assertThat(waits.outcome()).isEqualTo("waiting");
        assertThat(waits.offDays()).isNull();
    }

    @Test
    void aSecondRoundChangesNothingAndThePastIsToldAsItWas() {
        stock(foreseen, 0);
        assertThat(judged().outcome()).isEqualTo("ran_out");
        int again = Actor.platform("test").get(judging::round);
        assertThat(again).isZero();
        AsOf before = AsOf.past(foreseen.atTime(12, 0));
        Forecast then = ChainWorld.officer("220000")
                .get(() -> forecasts.list(new ForecastFilter(null, world.chain, null, before), 0, 10))
                .getFirst();
        assertThat(then.outcome()).isEqualTo("waiting");
        assertThat(then.ranOutOn()).isNull();
    }

    @Test
    void nobodyReadsTheForecastsOfAnotherTerritory() {
        judge();
        assertThat(ChainWorld.officer("420000").get(() -> own(null))).isEmpty();
        assertThat(rowsSeenBy(ChainWorld.officer("420000"))).isZero();
        assertThat(rowsSeenBy(ChainWorld.officer("220000"))).isPositive();
        assertThatThrownBy(() -> ChainWorld.reporter(world.plant, "220100").get(() -> own(null)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> rowsSeenBy(ChainWorld.reporter(world.plant, "220100")))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> ChainWorld.officer("220000")
                        .run(() -> transactions.executeWithoutResult(
                                status -> jdbc.sql("update chain.foreseen set outcome = 'held'")
                                        .update())))
                .hasStackTraceContaining("permission denied");
    }

    private long rowsSeenBy(Actor actor) {
        Long rows = actor.get(
                () -> transactions.execute(status -> jdbc.sql("select count(*) from chain.foreseen where site_id = ?")
                        .param(world.plant)
                        .query(Long.class)
                        .single()));
        return rows == null ? -1 : rows;
    }

    private void judge() {
        Actor.platform("test").run(judging::round);
    }

    private Forecast judged() {
        judge();
        return ChainWorld.officer("220000").get(() -> own(null)).getFirst();
    }

    private List<Forecast> own(@org.jspecify.annotations.Nullable String division) {
        return forecasts.list(new ForecastFilter(null, world.chain, division, AsOf.now(clock)), 0, 10);
    }

    private Forecasts.Figures figures() {
        return ChainWorld.officer("220000")
                .get(() -> forecasts.figures(new ForecastFilter(null, world.chain, null, AsOf.now(clock))));
    }

    private void light(long site, String division, String light, LocalDate day, LocalDate stops, boolean holds) {
        world.owner
                .sql("""
                        insert into chain.light (site_id, part_id, enterprise_id, recorded_at, superseded_at, since, rank, light, chain,
                            division, cover_days, target_days, out_in_days, stops_on, business_date)
                        values (:site, :part, :site, :at, case when :holds then 'infinity' else :at::timestamptz + interval '1 hour' end, :at, 0, :light,
                            :chain, :division, 3, 7, 3, :stops, :day)
                        """)
                .param("site", site)
                .param("part", world.panel)
                .param(
                        "at",
                        java.sql.Timestamp.from(day.atTime(8, 0).atZone(ZONE).toInstant()))
                .param("holds", holds)
                .param("light", light)
                .param("chain", world.chain)
                .param("division", division)
                .param("stops", stops)
                .param("day", day)
                .update();
    }

    private void stock(LocalDate day, double onHand) {
        world.owner
                .sql(
                        "insert into chain.stock_report (site_id, part_id, enterprise_id, account_id, recorded_at, on_hand, daily_use,"
                                + " target_days, business_date, version, division, channel, reported_by)"
                                + " values (?, ?, ?, 0, ?, ?, 1, 7, ?, 1, '220100', 'scenario', 'test')")
                .params(
                        world.plant,
                        world.panel,
                        world.plant,
                        java.sql.Timestamp.from(day.atTime(9, 0).atZone(ZONE).toInstant()),
                        onHand,
                        day)
                .update();
    }
}
