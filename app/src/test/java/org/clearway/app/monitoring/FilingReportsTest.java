package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clearway.app.monitoring.Plants.correction;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;
import static org.clearway.app.monitoring.Plants.stopped;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Filed.Outcome;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@PlatformTest
class FilingReportsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 2);

    @Autowired
    FilingReports filing;

    @Autowired
    Reports reports;

    @Autowired
    ClearwayClock clock;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    Plants plants;
    Plant plant;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T01:00:00Z"));
        plants = new Plants(ownerDataSource);
        plant = plants.plant("220102");
    }

    private Filed file(Filing one) {
        return plant.reporter().get(() -> filing.file(one, "page", null));
    }

    private List<Reason> refused(Filing one) {
        try {
            file(one);
        } catch (Refusal refusal) {
            return refusal.reasons();
        }
        return List.of();
    }

    @Test
    void keepsAFirstReportWithItsTrail() {
        assertThat(file(first(plant.site(), DAY, running(100, 90, "71"))))
                .isEqualTo(new Filed(Outcome.FILED, 1, List.of()));

        Report held =
                plant.reporter().get(() -> reports.current(plant.site(), DAY)).orElseThrow();
        assertThat(held.values().staffOnDuty()).isEqualTo(90);
        assertThat(held.division()).isEqualTo("220102");
        assertThat(held.reportedBy()).isEqualTo("Wang Fang");
        assertThat(plants.owner()
                        .sql("select act from shared.audit_entry where enterprise_id = ?")
                        .param(plant.id())
                        .query(String.class)
                        .list())
                .containsExactly("report filed");
    }

    @Test
    void aCorrectionIsANewVersionAndTheOldOneCanBeAskedFor() {
        file(first(plant.site(), DAY, running(100, 90, "71")));
        AsOf before = new AsOf(clock.instant(), true);
        assertThat(file(correction(plant.site(), DAY, running(100, 95, "75"), 1)))
                .isEqualTo(new Filed(Outcome.CORRECTED, 2, List.of()));

        List<Report> versions = plant.reporter().get(() -> reports.versions(plant.site(), DAY));
        assertThat(versions).extracting(Report::version).containsExactly(2, 1);
        assertThat(versions.getFirst().why()).isEqualTo("counted again");
        assertThat(versions.getLast().supersededAt())
                .isEqualTo(versions.getFirst().recordedAt());
        ReportFilter then = ReportFilter.ofEnterprise(plant.id(), before);
        assertThat(plant.reporter().get(() -> reports.list(then, 0, 10)))
                .extracting(report -> report.values().staffOnDuty())
                .containsExactly(90);
    }

    @Test
    void refusesACorrectionWithoutAWhy() {
        file(first(plant.site(), DAY, running(100, 90, "71")));
        Filing silent = new Filing(plant.site(), DAY, running(100, 95, "75"), 1, " ", Set.of());
        assertThat(refused(silent)).extracting(Reason::code).containsExactly("monitoring.why-missing");
    }

    @Test
    void theSecondOfTwoReportersLearnsThatSomeoneWasFaster() {
        file(first(plant.site(), DAY, running(100, 90, "71")));
        assertThatThrownBy(() -> file(first(plant.site(), DAY, running(100, 80, "60"))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> file(correction(plant.site(), DAY, running(100, 80, "60"), 2)))
                .isInstanceOf(Conflict.class);
        assertThat(file(first(plant.site(), DAY, running(100, 90, "71"))).outcome())
                .isEqualTo(Outcome.SAME);
    }

    @Test
    void ofManyAtTheSameMomentExactlyOneIsFirst() throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int duty = 50 + i;
            all.add(() -> {
                try {
                    return file(first(plant.site(), DAY, running(100, duty, "71")))
                            .outcome()
                            .name();
                } catch (Conflict overtaken) {
                    return "CONFLICT";
                }
            });
        }
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce("FILED").contains("CONFLICT").hasSize(12);
    }

    @Test
    void aRepeatedKeyGivesTheSameAnswerAndNoSecondReport() {
        OnceKey key = new OnceKey("morning-0001", new byte[] {1});
        Filing one = first(plant.site(), DAY, running(100, 90, "71"));
        Actor reporter = plant.reporter();
        assertThat(reporter.get(() -> filing.file(one, "api", key)).outcome()).isEqualTo(Outcome.FILED);
        assertThat(reporter.get(() -> filing.file(one, "api", key)))
                .isEqualTo(new Filed(Outcome.REPEATED, 1, List.of()));
        assertThat(reporter.get(() -> reports.versions(plant.site(), DAY))).hasSize(1);
    }

    @Test
    void refusesAKeyThatCameWithAnotherBody() {
        Filing one = first(plant.site(), DAY, running(100, 90, "71"));
        plant.reporter().get(() -> filing.file(one, "api", new OnceKey("morning-0002", new byte[] {1})));
        assertThatThrownBy(() -> plant.reporter()
                        .get(() -> filing.file(one, "api", new OnceKey("morning-0002", new byte[] {2}))))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        refusal -> assertThat(refusal.reasons())
                                .extracting(Reason::code)
                                .containsExactly("shared.key-reused"));
    }

    @Test
    void nobodyFilesForAnotherEnterprise() {
        Plant other = plants.plant("310115");
        Filing foreign = first(other.site(), DAY, running(100, 90, "71"));
        assertThatThrownBy(() -> file(foreign)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Plants.officer("310000").get(() -> filing.file(foreign, "page", null)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void onlyTheOwnTerritoryIsSeen() {
        file(first(plant.site(), DAY, running(100, 90, "71")));
        ReportFilter all = ReportFilter.ofEnterprise(plant.id(), AsOf.now(clock));
        assertThat(Plants.officer("220000").get(() -> reports.list(all, 0, 10))).hasSize(1);
        assertThat(Plants.officer("220100").get(() -> reports.count(all))).isEqualTo(1);
        assertThat(Plants.officer("310000").get(() -> reports.list(all, 0, 10))).isEmpty();
        assertThat(plants.plant("220102").reporter().get(() -> reports.list(all, 0, 10)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 200, 99999999, 2022-06-02, ''",
        "100, 101, 71, 80, 2022-06-02, monitoring.duty-over-roll",
        "1000000, 100, 71, 80, 2022-06-02, ''",
        "1000001, 100, 71, 80, 2022-06-02, monitoring.people-range",
        "100, -1, 71, 80, 2022-06-02, monitoring.people-range",
        "100, 90, 200.1, 80, 2022-06-02, monitoring.amount-range",
        "100, 90, -0.1, 80, 2022-06-02, monitoring.amount-range",
        "100, 90, 71.25, 80, 2022-06-02, monitoring.one-decimal",
        "100, 90, 71, 100000000, 2022-06-02, monitoring.amount-range",
        "100, 90, 71, 80, 2022-06-03, monitoring.day-ahead",
        "100, 90, 71, 80, 2022-02-22, ''",
        "100, 90, 71, 80, 2022-02-21, monitoring.day-old"
    })
    void knowsBothSidesOfEveryBound(int roll, int duty, String used, String output, LocalDate day, String code) {
        ReportValues values = new ReportValues(
                State.NORMAL,
                roll,
                duty,
                0,
                new BigDecimal(used),
                new BigDecimal(output),
                BigDecimal.ZERO,
                null,
                Blocker.NONE,
                null);
        assertThat(refused(first(plant.site(), day, values)))
                .extracting(Reason::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void aDoubtIsConfirmedAndKept() {
        ReportValues high = new ReportValues(
                State.NORMAL,
                100,
                90,
                90,
                new BigDecimal("71"),
                new BigDecimal("300.1"),
                new BigDecimal("100"),
                null,
                Blocker.NONE,
                null);
        assertThat(refused(first(plant.site(), DAY, high)))
                .extracting(Reason::code)
                .containsExactly("monitoring.doubt.output-high");
        file(new Filing(plant.site(), DAY, high, null, null, Set.of("output-high")));
        assertThat(plant.reporter()
                        .get(() -> reports.current(plant.site(), DAY))
                        .orElseThrow()
                        .doubts())
                .containsExactly("output-high");
    }

    @ParameterizedTest
    @CsvSource({
        "stopped, 100, 0, 0, 0, 0, 100, 0, ''",
        "stopped, 100, 0, 0, 0.1, 0, 100, 0, stopped-producing",
        "stopped, 100, 0, 0, 0, 0, 100, 50, ''",
        "stopped, 100, 0, 0, 0, 0, 100, 50.1, stopped-electricity",
        "normal, 100, 0, 0, 50, 50, 100, 90, running-without-staff",
        "normal, 100, 1, 1, 50, 50, 100, 90, ''",
        "normal, 130, 90, 90, 50, 50, 100, 90, ''",
        "normal, 131, 90, 90, 50, 50, 100, 90, roll-moved",
        "normal, 100, 90, 100, 50, 50, 100, 90, ''",
        "normal, 100, 90, 101, 50, 50, 100, 90, returned-over-roll",
        "normal, 100, 90, 90, 100, 300, 100, 90, ''",
        "normal, 100, 90, 90, 100, 300.1, 100, 90, output-high",
        "normal, 100, 90, 90, 60, 20, 100, 90, ''",
        "normal, 100, 90, 90, 60, 19.9, 100, 90, output-low",
        "normal, 100, 90, 90, 59.9, 19.9, 100, 90, ''",
        "normal, 100, 90, 90, 50, 50, 150, 90, ''",
        "normal, 100, 90, 90, 50, 50, 150.1, 90, normal-moved"
    })
    void doubtsOnBothSidesOfEveryBound(
            String state,
            int roll,
            int duty,
            int returned,
            String used,
            String output,
            String normal,
            String electricity,
            String doubt) {
        List<String> found = plants.owner()
                .sql("select unnest(monitoring.doubts(?, ?, ?, ?, ?, ?, ?, ?, 'normal', 100, 100, 100))")
                .params(state, roll, duty, returned)
                .params(
                        new BigDecimal(used),
                        new BigDecimal(output),
                        new BigDecimal(normal),
                        new BigDecimal(electricity))
                .query(String.class)
                .list();
        assertThat(found).isEqualTo(doubt.isEmpty() ? List.of() : List.of(doubt));
    }

    @Test
    void ofABatchTheGoodRowsLandAndTheBadOnesSayWhy() {
        Plant two = plants.plant("220102", 5, 100);
        Filing repeated = first(two.sites().get(0), DAY, running(100, 91, "71"));
        List<Filing> rows = List.of(
                first(two.sites().get(0), DAY, running(100, 90, "71")),
                first(two.sites().get(1), DAY, running(100, 101, "71")),
                first(999, DAY, running(100, 90, "71")),
                first(
                        two.sites().get(2),
                        DAY,
                        new ReportValues(
                                State.NORMAL,
                                100,
                                90,
                                90,
                                new BigDecimal("71"),
                                new BigDecimal("900"),
                                new BigDecimal("100"),
                                null,
                                Blocker.NONE,
                                null)),
                repeated,
                first(two.sites().get(3), DAY, stopped(100)));
        List<Filed> results = two.reporter().get(() -> filing.fileAll(rows, "sheet"));
        assertThat(results).extracting(Filed::good).containsExactly(true, false, false, false, false, true);
        assertThat(results.subList(1, 5))
                .extracting(result -> result.reasons().getFirst().code())
                .containsExactly(
                        "monitoring.duty-over-roll",
                        "monitoring.no-site",
                        "monitoring.doubt.output-high",
                        "monitoring.row-repeated");
        assertThat(two.reporter().get(() -> filing.fileAll(List.of(rows.getFirst(), rows.getLast()), "sheet")))
                .extracting(Filed::outcome)
                .containsExactly(Outcome.SAME, Outcome.SAME);
        assertThat(two.reporter()
                        .get(() -> filing.fileAll(List.of(repeated), "sheet"))
                        .getFirst()
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("monitoring.why-missing");
        Filing why = new Filing(two.sites().get(0), DAY, running(100, 91, "71"), null, "counted again", Set.of());
        assertThat(two.reporter().get(() -> filing.fileAll(List.of(why), "sheet")))
                .containsExactly(new Filed(Outcome.CORRECTED, 2, List.of()));
        assertThat(two.reporter().get(() -> reports.versions(two.sites().get(0), DAY)))
                .hasSize(2);
    }
}
