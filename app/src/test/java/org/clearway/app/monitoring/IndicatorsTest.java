package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;
import static org.clearway.app.monitoring.Plants.stopped;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.monitoring.indicator.DefiningIndicators;
import org.clearway.app.monitoring.indicator.Definition;
import org.clearway.app.monitoring.indicator.ImportingSeries;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.monitoring.panel.BuildingPanels;
import org.clearway.app.monitoring.panel.NewPanel;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class IndicatorsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 6, 2);
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    DefiningIndicators defining;

    @Autowired
    Indicators indicators;

    @Autowired
    IndicatorSeries series;

    @Autowired
    ImportingSeries importing;

    @Autowired
    BuildingPanels building;

    @Autowired
    KeepingFigures keeping;

    @Autowired
    FilingReports filing;

    @Autowired
    ClearwayClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    @TempDir
    Path folder;

    private Plants plants;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T02:00:00Z"));
        plants = new Plants(ownerDataSource);
        plants.owner()
                .sql("insert into directory.division (code, kind, name_zh, name_en, valid_from)"
                        + " values ('000000', 'nation', '全国', 'National', '2000-01-01') on conflict do nothing")
                .update();
    }

    static Actor analyst(String division) {
        return new Actor(
                9,
                "analyst",
                "Ji Qing",
                Actor.Kind.OFFICER,
                Set.of(Role.ANALYST),
                Role.ANALYST.rights(),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    private static String fresh(String name) {
        return name + "_" + NEXT.incrementAndGet();
    }

    private static Definition imported(String code, String frequency, String unit) {
        return new Definition(code, "测试指标", "Test series", unit, 1, frequency, "up", null, "test", "test", null);
    }

    private static Definition computed(String code, String formula) {
        return new Definition(code, "测试公式", "Test formula", "%", 1, "daily", "up", formula, "test", "test", null);
    }

    private void define(Definition one) {
        analyst("000000").run(() -> defining.define(one));
    }

    private List<String> refusals(Definition one) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> define(one));
        assertThat(refusal).isNotNull();
        return refusal.reasons().stream().map(Reason::code).toList();
    }

    private ImportingSeries.Outcome take(String text, Actor who) {
        try {
            Path file = folder.resolve("series.csv");
            Files.writeString(file, text);
            return who.call(() -> importing.run(file, "series.csv", null, "test", Locale.ENGLISH));
        } catch (Exception e) {
            throw e instanceof RuntimeException plain ? plain : new IllegalStateException(e);
        }
    }

    private ImportingSeries.Outcome take(String text) {
        return take(text, analyst("000000"));
    }

    private List<Point> points(String code, String subject, AsOf asOf) {
        return analyst("000000")
                .get(() -> series.of(
                                indicators.one(code, AsOf.now(clock)),
                                Subject.parse(subject).orElseThrow(),
                                LocalDate.of(2021, 1, 1),
                                LocalDate.of(2022, 12, 31),
                                asOf)
                        .points());
    }

    @Test
    void refusesAFormulaForAllThatIsWrongWithIt() {
        String gone = fresh("gone");
        define(imported(gone, "daily", "%"));
        analyst("000000").run(() -> defining.withdraw(gone, "not needed"));
        String self = fresh("own");
        assertThat(refusals(computed(self, self + " + " + gone + " + nothing_of_that_name")))
                .containsExactly(
                        "monitoring.formula.itself", "monitoring.formula.withdrawn", "monitoring.formula.unknown");
        assertThat(refusals(computed(self, "running / 0"))).containsExactly("monitoring.formula.zero");
        String monthly = fresh("monthly");
        define(imported(monthly, "monthly", "%"));
        assertThat(refusals(computed(self, monthly + " + running"))).containsExactly("monitoring.formula.frequency");
    }

    @Test
    void refusesACircleAndTheWithdrawalOfWhatIsUsed() {
        String one = fresh("one");
        String two = fresh("two");
        define(computed(one, "running"));
        define(computed(two, one + " * 2"));
        Definition back = new Definition(
                one, "测试公式", "Test formula", "%", 1, "daily", "up", two + " + 1", "test", "test", "to see");
        assertThat(refusals(back)).containsExactly("monitoring.formula.circle");
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> analyst("000000").run(() -> defining.withdraw(one, "not needed")));
        assertThat(refusal.reasons().getFirst().code()).isEqualTo("monitoring.indicator.used");
    }

    @Test
    void aChangedDefinitionIsANewVersionAndThePastKeepsTheOld() {
        String code = fresh("versions");
        define(computed(code, "running"));
        clock.set(Instant.parse("2022-06-02T03:00:00Z"));
        define(new Definition(code, "新名称", "New name", "%", 1, "daily", "up", "enterprises", "test", "test", "better"));
        AsOf before = AsOf.past(TODAY.atTime(10, 30));
        analyst("000000").run(() -> {
            assertThat(indicators.one(code, before).formula()).isEqualTo("running");
            assertThat(indicators.one(code, AsOf.now(clock)).version()).isEqualTo(2);
            assertThat(indicators.versions(code)).hasSize(2);
        });
    }

    @Test
    void nothingShowsBeforeItsReleaseAndARevisionShowsFromItsOwn() {
        String code = fresh("released");
        define(imported(code, "monthly", "%"));
        String header = "period,region,indicator,value,released_at\n";
        take(header + "2022-04,000000," + code + ",-2.9,2022-05-16T10:00\n2022-05,000000," + code
                + ",0.7,2022-06-15T10:00\n");
        assertThat(points(code, "000000", AsOf.now(clock)))
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualTo(-2.9));
        assertThat(points(code, "000000", AsOf.past(TODAY.minusDays(1).atTime(12, 0))))
                .as("entered on 2 June, unknown on the 1st")
                .isEmpty();
        ImportingSeries.Outcome again = take(header + "2022-04,000000," + code + ",-3.1,2022-06-15T10:00\n");
        assertThat(again.revised()).isEqualTo(1);
        assertThat(points(code, "000000", AsOf.now(clock)).getFirst().value())
                .as("the revision waits for its release")
                .isEqualTo(-2.9);
        clock.set(Instant.parse("2022-06-15T02:00:00Z"));
        assertThat(points(code, "000000", AsOf.now(clock)))
                .extracting(Point::value)
                .containsExactly(-3.1, 0.7);
        assertThat(points(code, "000000", AsOf.past(TODAY.atTime(12, 0)))).hasSize(1);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String code = fresh("twice");
        define(imported(code, "daily", "index"));
        String text = "period,indicator,value\n2022-05-01," + code + ",101\n2022-05-02," + code + ",102\n";
        assertThat(take(text).added()).isEqualTo(2);
        assertThat(take(text)).satisfies(outcome -> {
            assertThat(outcome.unchanged()).isEqualTo(2);
            assertThat(outcome.added() + outcome.revised() + outcome.bad()).isZero();
        });
    }

    @Test
    void eachBadValueComesBackWithRowColumnAndReason() {
        String code = fresh("bad");
        define(imported(code, "monthly", "%"));
        ImportingSeries.Outcome outcome = take("period,region,indicator,value,unit\n"
                + "2022-01,000000," + code + ",5.0,%\n"
                + "2022-03,000000," + code + ",5.2,%\n"
                + "2022-03,000000," + code + ",5.3,%\n"
                + "2022-04-30,000000," + code + ",5.1,%\n"
                + "2022-04,000000," + code + ",0.052,ratio\n"
                + "2022-05,000000," + code + ",0.051,\n"
                + "2022-06,000000," + code + ",5100,%\n"
                + "2022-07,999999," + code + ",5.1,%\n"
                + "2022-08,000000,no_such_series,5.1,%\n"
                + "2022-09,000000," + code + ",many,%\n");
        assertThat(outcome.added()).isEqualTo(2);
        assertThat(outcome.bad()).isEqualTo(8);
        assertThat(outcome.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.periods()).isEqualTo(1));
        assertThat(outcome.first()).extracting(ImportingSeries.BadValue::row).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
        List<String> words =
                outcome.first().stream().map(ImportingSeries.BadValue::reasons).toList();
        assertThat(words.get(0)).contains("Row 3");
        assertThat(words.get(1)).contains("a month");
        assertThat(words.get(2)).contains("percent");
        assertThat(words.get(3)).contains("looks like a ratio");
        assertThat(words.get(4)).contains("thousand times");
        assertThat(words.get(5)).contains("999999");
        assertThat(words.get(6)).contains("no_such_series");
        assertThat(words.get(7)).contains("many");
    }

    @Test
    void aJumpThatIsTrueGoesInWhenItIsConfirmed() {
        String code = fresh("jump");
        define(imported(code, "monthly", "count"));
        ImportingSeries.Outcome outcome =
                take("period,indicator,value,confirm\n2022-01," + code + ",2,\n2022-02," + code + ",4000,yes\n");
        assertThat(outcome.added()).isEqualTo(2);
    }

    @Test
    void columnsMayStandInAnyOrderAndMovedOnesAreNoticed() {
        String code = fresh("moved");
        define(imported(code, "monthly", "%"));
        assertThat(take("value,indicator,period\n5," + code + ",2022-01\n").added())
                .isEqualTo(1);
        StringBuilder moved = new StringBuilder("period,region,indicator,value\n");
        for (int month = 1; month <= 9; month++) {
            moved.append(code)
                    .append(",2022-0")
                    .append(month)
                    .append(",5.")
                    .append(month)
                    .append(",000000x\n");
        }
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> take(moved.toString()));
        assertThat(refusal.reasons().getFirst().code()).isEqualTo("monitoring.series.moved");
        Refusal header = catchThrowableOfType(Refusal.class, () -> take("a,b,c\n1,2,3\n"));
        assertThat(header.reasons().getFirst().code()).isEqualTo("monitoring.series.header");
    }

    @Test
    void aTableWithAColumnForEachIndicatorIsReadToo() {
        String one = fresh("wide");
        String other = fresh("wide");
        define(imported(one, "daily", "count"));
        define(imported(other, "daily", "count"));
        ImportingSeries.Outcome outcome =
                take("date," + one + "," + other + ",remarks\n2022-05-05,695,,x\n2022-05-10,721,8,y\n");
        assertThat(outcome.added()).isEqualTo(3);
        assertThat(outcome.ignored()).containsExactly("remarks");
    }

    @Test
    void aThousandSeriesOfAHundredPointsGoInWithinTenSeconds() {
        for (int i = 0; i < 10; i++) {
            define(imported("bulk_" + i, "daily", "count"));
        }
        StringBuilder text = new StringBuilder("period,region,indicator,value\n");
        List<String> places = plants.owner()
                .sql(
                        "select code from directory.division where code >= '110000' and code < '700000' order by code limit 100")
                .query(String.class)
                .list();
        for (int indicator = 0; indicator < 10; indicator++) {
            for (String place : places) {
                for (int day = 0; day < 100; day++) {
                    text.append(LocalDate.of(2022, 2, 1).plusDays(day))
                            .append(',')
                            .append(place)
                            .append(",bulk_")
                            .append(indicator)
                            .append(',')
                            .append(100 + day)
                            .append('\n');
                }
            }
        }
        long begun = System.nanoTime();
        ImportingSeries.Outcome outcome = take(text.toString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("imported %d values in %.1f s%n", outcome.added(), seconds);
        assertThat(outcome.added()).isEqualTo(100_000);
        assertThat(seconds).isLessThan(10);
    }

    @Test
    void onlyWhoHasTheRightDefinesAndImports() {
        Actor observer = new Actor(
                9,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(Role.OBSERVER),
                Role.OBSERVER.rights(),
                "000000",
                "industry",
                1L,
                DivisionRange.NATION,
                List.of(),
                Actor.Via.SESSION);
        assertThat(catchThrowable(() -> observer.run(() -> defining.define(imported(fresh("no"), "daily", "%")))))
                .isInstanceOf(NotAllowed.class);
        assertThat(catchThrowable(() -> take("period,indicator,value\n", observer)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void nobodyEntersOrChangesWhatIsAnotherTerritorys() {
        String code = fresh("scope");
        define(imported(code, "monthly", "%"));
        plants.plant("310101");
        plants.plant("220102");
        ImportingSeries.Outcome outcome = take(
                "period,region,indicator,value\n2022-04,310101," + code + ",1\n2022-04,220102," + code + ",2\n",
                analyst("220000"));
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.first())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reasons()).contains("310101"));
        Actor all = new Actor(
                9,
                "x",
                "x",
                Actor.Kind.OFFICER,
                Set.of(),
                EnumSet.allOf(Right.class),
                "220000",
                "industry",
                1L,
                DivisionRange.of("220000"),
                List.of(),
                Actor.Via.SESSION);
        for (String sql : List.of(
                "insert into monitoring.indicator_value (code, subject, period, revision, value, released_at, recorded_at, shown_from,"
                        + " division, source, account_id, entered_by) values ('x', '310000', '2022-01-01', 1, 1, now(), now(), now(),"
                        + " '310000', 'x', 9, 'x')",
                "insert into monitoring.indicator (code, version, recorded_at, division, name_zh, name_en, unit, decimals, frequency,"
                        + " better, kind, source, owner, account_id, defined_by) values ('xx', 1, now(), '310000', '测试', 'xx', '%', 1,"
                        + " 'daily', 'up', 'imported', 'x', 'x', 9, 'x')",
                "insert into monitoring.panel (code, division, name_zh, name_en, ground, account_id, recorded_at)"
                        + " values ('xx', '310000', 'x', 'x', 'x', 9, now())")) {
            assertThat(catchThrowable(() -> all.run(() -> transactions.executeWithoutResult(
                            status -> jdbc.sql(sql).update()))))
                    .as(sql)
                    .hasStackTraceContaining("row-level security");
        }
        int touched = all.get(() -> transactions.execute(
                status -> jdbc.sql("update monitoring.indicator set superseded_at = now() where code = ?")
                        .param(code)
                        .update()));
        assertThat(touched).as("the nation's definition").isZero();
        Actor enterprise = plants.plant("220102").reporter();
        assertThat(catchThrowable(() -> enterprise.run(() -> transactions.executeWithoutResult(
                        status -> jdbc.sql("select count(*) from monitoring.indicator_value")
                                .query()
                                .listOfRows()))))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aPanelIsBuiltChangedAndTakenAsOfAnyDay() {
        Plant one = plants.plant("230102");
        Plant two = plants.plant("230102");
        Plant shanghai = plants.plant("310115");
        filing(one, running(100, 90, "85"));
        filing(two, stopped(100));
        String code = fresh("pane");
        Actor harbin = analyst("230000");
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> harbin.run(() -> building.build(panel(code, one.creditCode(), shanghai.creditCode()))));
        assertThat(refusal.reasons().getFirst().code()).isEqualTo("monitoring.panel.unknown");
        harbin.run(() -> building.build(panel(code, one.creditCode(), two.creditCode())));
        define(computed(code, "100 * running / enterprises"));
        assertThat(rate(harbin, code, TODAY)).isEqualTo(50);
        Actor.platform("figures").run(() -> keeping.keepPanels());
        harbin.run(() -> building.end(code, two.creditCode(), TODAY.minusDays(1)));
        assertThat(rate(harbin, code, TODAY)).as("the second has left").isEqualTo(100);
        harbin.run(() -> {
            assertThat(building.members(code, TODAY, 0, 10)).hasSize(1);
            assertThat(building.members(code, TODAY.minusDays(1), 0, 10)).hasSize(2);
        });
        analyst("310000")
                .run(() -> assertThat(building.members(code, TODAY.minusDays(1), 0, 10))
                        .isEmpty());
    }

    private void filing(Plant plant, ReportValues values) {
        plant.reporter().get(() -> filing.file(first(plant.site(), TODAY, values), "page", null));
    }

    private static NewPanel panel(String code, String... codes) {
        return new NewPanel(code, "测试名单", "Test panel", "test", null, List.of(codes), TODAY.minusDays(30));
    }

    private Double rate(Actor who, String code, LocalDate day) {
        return who.get(() -> series.of(
                        indicators.one(code, AsOf.now(clock)),
                        new Subject(Subject.Kind.PANEL, code),
                        day,
                        day,
                        AsOf.now(clock))
                .points()
                .getLast()
                .value());
    }
}
