package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.clearway.app.monitoring.internal.AddingUp;
import org.clearway.app.monitoring.internal.ExpectedSites;
import org.clearway.app.monitoring.internal.FilingStatements;
import org.clearway.app.monitoring.internal.FilingTogether;
import org.clearway.app.monitoring.internal.KeptFigures;
import org.clearway.app.monitoring.internal.Marks;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.postgres.DatabaseAccess;
import org.clearway.app.shared.postgres.TestDatabase;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.ScopedTransactionManager;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import tools.jackson.databind.json.JsonMapper;

/** A first load on a database of its own. {@code -Dmeasure=24000} loads 24,000 sites over 94 days and prints the times. */
class LoadingReportsTest {

    private static final int SITES = Integer.getInteger("measure", 40);
    private static final LocalDate FIRST = LocalDate.of(2022, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2022, 6, 2);

    @EnableTransactionManagement
    static class Wiring {}

    private AnnotationConfigApplicationContext context;
    private HikariDataSource pool;

    @BeforeEach
    void setUp() {
        DatabaseAccess access = TestDatabase.copy(
                "classpath:db/migration/shared",
                "classpath:db/migration/directory",
                "classpath:db/migration/access",
                "classpath:db/migration/notice",
                "classpath:db/migration/monitoring");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.app().url());
        config.setUsername(access.app().user());
        config.setPassword(access.app().password());
        config.setMaximumPoolSize(50);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(PlatformTransactionManager.class, () -> new ScopedTransactionManager(pool));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(ClearwayClock.class, () -> new ClearwayClock());
        context.register(
                Wiring.class,
                Settings.class,
                Audit.class,
                Marks.class,
                AddingUp.class,
                KeptFigures.class,
                ExpectedSites.class,
                FilingStatements.class,
                FilingTogether.class,
                Figures.class,
                FilingReports.class,
                KeepingFigures.class,
                LoadingReports.class,
                LoadingReportingSites.class,
                LoadingPanels.class);
        context.refresh();
        context.getBean(ClearwayClock.class).set(Instant.parse("2022-06-02T02:00:00Z"));
    }

    @AfterEach
    void tearDown() {
        context.close();
        pool.close();
    }

    private static String division(int site) {
        return new String[] {"220102", "220202", "310115", "320102", "440103", "420102", "510104", "110105"}[site % 8];
    }

    private static ReportingSite site(int site) {
        return new ReportingSite(site, 100_000 + site, division(site), "3611", 100, FIRST, null);
    }

    private static LoadedReport report(int site, LocalDate day) {
        int seed = Math.floorMod((int) (site * 31L + day.toEpochDay() * 7), 100);
        State state = seed < 8 ? State.STOPPED : State.NORMAL;
        return new LoadedReport(
                site,
                100_000 + site,
                division(site),
                day,
                1,
                state,
                100,
                state == State.STOPPED ? 0 : seed,
                seed,
                100,
                state == State.STOPPED ? 0 : seed,
                seed,
                100,
                5.5,
                Blocker.NONE,
                null,
                null,
                1000 + site,
                "报送人",
                day.atTime(1, 0).toInstant(ZoneOffset.UTC),
                null);
    }

    private static Iterator<LoadedReport> reports() {
        return FIRST.datesUntil(LAST.plusDays(1))
                .flatMap(day -> IntStream.range(0, SITES).mapToObj(site -> report(site, day)))
                .iterator();
    }

    @Test
    void loadsAndAddsUpAndStillTakesReports() throws Exception {
        Actor platform = Actor.platform("test");
        long begin = System.nanoTime();
        platform.get(() -> context.getBean(LoadingReportingSites.class)
                .load(IntStream.range(0, SITES)
                        .mapToObj(LoadingReportsTest::site)
                        .iterator()));
        long rows = platform.get(() -> context.getBean(LoadingReports.class).load(reports()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(rows).isEqualTo(SITES * 94L);
        assertThatThrownBy(() ->
                        platform.get(() -> context.getBean(LoadingReports.class).load(reports())))
                .hasStackTraceContaining("not empty");
        platform.get(() -> context.getBean(KeepingFigures.class).keep());

        Figures figures = context.getBean(Figures.class);
        Actor nation = Plants.officer("000000");
        FigureScope scope =
                nation.get(() -> FigureScope.of(null, null, AsOf.now(context.getBean(ClearwayClock.class))));
        List<DayFigures> series = nation.get(() -> figures.series(scope, FIRST, LAST));
        assertThat(series).hasSize(94).allMatch(day -> day.reported() == SITES && day.missing() == 0);
        if (SITES > 1_000) {
            System.out.printf("loaded %d rows in %.1f s%n", rows, seconds);
            measureSeries(figures, nation, scope, "nation, kept");
            FigureScope past =
                    new FigureScope("000000", null, AsOf.past(LAST.minusDays(3).atTime(18, 0)));
            measureSeries(figures, nation, past, "nation, as of three days ago");
            FigureScope county = new FigureScope("220102", null, scope.asOf());
            measureSeries(figures, nation, county, "one county, added up");
            nation.get(() -> figures.byDivision(scope, LAST));
            measure("provinces of today, added up", () -> nation.get(() -> figures.byDivision(scope, LAST)));
            rates();
        }
    }

    private static void measureSeries(Figures figures, Actor actor, FigureScope scope, String what) throws Exception {
        measure("series of 94 days, " + what, () -> actor.get(() -> figures.series(scope, FIRST, LAST)));
    }

    private static void measure(String what, Callable<?> act) throws Exception {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long begin = System.nanoTime();
            act.call();
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.printf("%s: %.1f ms%n", what, best / 1e6);
    }

    /** Bare single-row commits, then corrections of reports one by one, over as many connections; then batches over one. */
    private void rates() throws Exception {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        FilingReports filing = context.getBean(FilingReports.class);
        double bare = rate(
                10_000,
                i -> jdbc.execute((java.sql.Connection connection) -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("begin; set local role clearway_system;"
                                + " insert into monitoring.day_changed values ('2020-01-01', '220102', " + i
                                + "); commit");
                    }
                    return 1;
                }));
        double posts = rate(
                10_000,
                i -> reporter(i)
                        .get(() -> filing.file(
                                        Plants.correction(i, LAST, Plants.running(100, 30 + i % 50, "50.5"), 1),
                                        "api",
                                        new OnceKey("key-" + i + "-measure", new byte[32]))
                                .version()));
        System.out.printf("bare commits %.0f/s, reports one by one %.0f/s (%.2f)%n", bare, posts, posts / bare);
        Actor all = new Actor(
                5,
                "group",
                "group",
                Actor.Kind.ENTERPRISE,
                Set.of(),
                java.util.EnumSet.of(org.clearway.app.shared.scope.Right.SUBMIT_REPORTS),
                "220102",
                null,
                null,
                org.clearway.app.shared.scope.DivisionRange.NONE,
                IntStream.range(0, SITES).mapToObj(i -> 100_000L + i).toList(),
                Actor.Via.TOKEN);
        long begin = System.nanoTime();
        int good = 0;
        for (int batch = 10; batch < 22; batch++) {
            int from = batch * 1_000;
            List<Filing> rows = IntStream.range(from, from + 1_000)
                    .mapToObj(i -> Plants.correction(i, LAST, Plants.running(100, 30 + i % 50, "50.5"), 1))
                    .toList();
            good += (int) all.get(() -> filing.fileAll(rows, "api")).stream()
                    .filter(Filed::good)
                    .count();
        }
        System.out.printf("batches: %d good of 12000, %.0f rows/s%n", good, 12_000 * 1e9 / (System.nanoTime() - begin));
    }

    private static Actor reporter(int site) {
        return new Plants.Plant(100_000L + site, "", List.of((long) site), division(site)).reporter();
    }

    private static double rate(int count, java.util.function.IntFunction<Integer> act) throws Exception {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            all.add(() -> {
                try {
                    return act.apply(number);
                } catch (org.clearway.app.shared.refusal.Refusal expected) {
                    return 0;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(50)) {
            long begin = System.nanoTime();
            threads.invokeAll(all);
            return count * 1e9 / (System.nanoTime() - begin);
        }
    }
}
