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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Filed.Outcome;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.monitoring.internal.FilingStatements;
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
import org.springframework.dao.DataIntegrityViolationException;

@PlatformTest
class FilingReportsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 2);

    @Autowired
    FilingReports filing;

    @Autowired
    FilingStatements statements;

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
    void manyOfOneReporterShareTransactionsAndNoneSpoilsAnother() throws Exception {
        Plant group = plants.plant("220102", 60, 100);
        Actor reporter = group.reporter();
        List<Callable<String>> all = new ArrayList<>();
        for (long site : group.sites()) {
            int n = all.size();
            Filing one = n == 9
                    ? correction(site, DAY, running(100, 90, "71"), 4)
                    : first(site, DAY, running(100, n == 11 ? 0 : 90, "71"));
            String key = n == 7 ? "short" : "together-" + site;
            all.add(() -> {
                try {
                    OnceKey once = new OnceKey(key, new byte[] {1});
                    return reporter.get(() -> filing.file(one, "api", once))
                            .outcome()
                            .name();
                } catch (Refusal | DataIntegrityViolationException kept) {
                    return kept.getClass().getSimpleName();
                }
            });
        }
        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes.get(7)).isEqualTo("DataIntegrityViolationException");
        assertThat(outcomes.get(9)).isEqualTo("Conflict");
        assertThat(outcomes.get(11)).isEqualTo("Refusal");
        assertThat(outcomes).filteredOn("FILED"::equals).hasSize(57);
        record Written(long reports, long entries, long keys, long transactions) {}
        Written written = plants.owner()
                .sql("""
                        select count(*) as reports, count(distinct r.xmin::text) as transactions,
                            (select count(*) from shared.audit_entry a where a.enterprise_id = :id) as entries,
                            (select count(*) from shared.idempotency i where i.account_id = :account and i.key like 'together-%') as keys
                        from monitoring.operating_report r where r.enterprise_id = :id
                        """)
                .param("id", group.id())
                .param("account", reporter.accountId())
                .query(Written.class)
                .single();
        assertThat(written.reports()).isEqualTo(57);
        assertThat(written.entries()).isEqualTo(57);
        assertThat(written.keys()).isEqualTo(57);
        assertThat(written.transactions()).isLessThan(57);
    }

    /** The same eight rounds of reports for two groups: one files each alone, the other a round together. */
    @Test
    void whatSharesAStatementIsFiledAsIfItCameAlone() {
        Plant alone = plants.plant("220102", 40, 100);
        Plant together = plants.plant("220102", 40, 100);
        Set<String> outcomes = new HashSet<>();
        for (int round = 0; round < 8; round++) {
            List<FilingStatements.Answer> each = new ArrayList<>();
            for (FilingStatements.One one : round(alone, round)) {
                each.addAll(alone.reporter().get(() -> statements.file(List.of(one))));
            }
            List<FilingStatements.One> all = round(together, round);
            assertThat(together.reporter().get(() -> statements.file(all)))
                    .as("round %d", round)
                    .isEqualTo(each);
            each.forEach(answer -> outcomes.add(answer.outcome()));
        }
        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        "filed", "corrected", "same", "conflict", "doubts", "no-site", "repeated", "key-reused");
        assertThat(written(together)).isEqualTo(written(alone)).hasSizeGreaterThan(200);
    }

    private static List<FilingStatements.One> round(Plant group, int round) {
        Random random = new Random(round);
        List<FilingStatements.One> all = new ArrayList<>();
        for (int i = 0; i < group.sites().size(); i++) {
            boolean none = random.nextInt(20) == 0;
            int based = random.nextInt(6) == 0 ? random.nextInt(3) : round;
            Filing filing = new Filing(
                    none ? 5 : group.sites().get(i),
                    none ? DAY.minusDays(i) : DAY.minusDays(i % 2),
                    running(100, random.nextInt(9) == 0 ? 0 : 90 + random.nextInt(3), "71"),
                    based == 0 ? null : based,
                    "counted again",
                    random.nextBoolean() ? Set.of("running-without-staff") : Set.of());
            // One in eight repeats the key of the round before, half of them with its body.
            boolean again = round > 0 && random.nextInt(8) == 0;
            int key = again ? round - 1 : round;
            byte body = (byte) (again && random.nextBoolean() ? 9 : 1);
            all.add(new FilingStatements.One(
                    filing,
                    i % 3 == 0 ? "page" : "api",
                    i % 5 == 4 ? null : new OnceKey("round-%d-%d".formatted(key, i), new byte[] {body})));
        }
        return all;
    }

    /** Reports, entries of the trail, keys and days to be added up again, by the number of the site within its group. */
    private List<String> written(Plant group) {
        return plants.owner()
                .sql("""
                        select concat_ws(' ', 'report', r.site_id - :id, r.business_date, r.version, r.staff_on_duty, r.doubts, r.why,
                            r.channel, r.reported_by, r.superseded_at = 'infinity', r.division, r.base_roll)
                        from monitoring.operating_report r where r.enterprise_id = :id
                        union all select concat_ws(' ', 'entry', a.act, a.actor, a.via, a.thing, split_part(a.thing_id, '/', 1)::bigint - :id,
                            split_part(a.thing_id, '/', 2), a.division, a.why, a.detail) from shared.audit_entry a where a.enterprise_id = :id
                        union all select concat_ws(' ', 'key', i.key, i.request_hash, i.status, i.answer)
                        from shared.idempotency i where i.account_id = :id
                        union all select concat_ws(' ', 'day', d.business_date, d.division, count(*))
                        from monitoring.day_changed d where d.enterprise_id = :id group by d.business_date, d.division
                        order by 1
                        """)
                .param("id", group.id())
                .query(String.class)
                .list();
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
