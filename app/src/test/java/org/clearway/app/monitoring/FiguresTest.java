package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;
import static org.clearway.app.monitoring.Plants.stopped;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@PlatformTest
class FiguresTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 6, 2);

    @Autowired
    FilingReports filing;

    @Autowired
    Figures figures;

    @Autowired
    KeepingFigures keeping;

    @Autowired
    Reports reports;

    @Autowired
    ClearwayClock clock;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerDataSource;

    Plants plants;

    @BeforeEach
    void setUp() {
        clock.set(Instant.parse("2022-06-02T02:00:00Z"));
        plants = new Plants(ownerDataSource);
    }

    private DayFigures on(String division, LocalDate day) {
        return Plants.officer(division).get(() -> figures.on(FigureScope.of(null, null, AsOf.now(clock)), day));
    }

    private void file(Plant plant, long site, LocalDate day, ReportValues values) {
        plant.reporter().get(() -> filing.file(first(site, day, values), "page", null));
    }

    @Test
    void anEnterpriseOfSeveralSitesCountsOnceAndRunsWhenAnySiteDoes() {
        Plant two = plants.plant("450102", 2, 200);
        Plant still = plants.plant("450102", 1, 100);
        Plant silent = plants.plant("450103", 3, 100);
        file(two, two.sites().get(0), TODAY, stopped(200));
        file(two, two.sites().get(1), TODAY, running(200, 150, "90"));
        file(still, still.site(), TODAY, stopped(100));

        DayFigures found = on("450100", TODAY);
        assertThat(found.expected()).isEqualTo(6);
        assertThat(found.reported()).isEqualTo(3);
        assertThat(found.missing()).isEqualTo(3);
        assertThat(found.enterprises()).isEqualTo(2);
        assertThat(found.running()).isEqualTo(1);
        assertThat(found.resumptionRate()).isEqualTo(50.0);
        assertThat(found.onDutyRate()).isEqualTo(30.0);
        assertThat(found.returnRate()).isEqualTo(30.0);
        assertThat(found.fullCapacity()).as("45 % over both sites").isZero();
        assertThat(on("450103", TODAY).missing()).isEqualTo(silent.sites().size());
    }

    @Test
    void fullCapacityBeginsAtTheMark() {
        Plant at = plants.plant("460102");
        Plant below = plants.plant("460102");
        file(at, at.site(), TODAY, running(100, 90, "80"));
        file(below, below.site(), TODAY, running(100, 90, "79.9"));
        DayFigures found = on("460000", TODAY);
        assertThat(found.fullCapacity()).isEqualTo(1);
        assertThat(found.partly()).isEqualTo(2);
    }

    @Test
    void changingThreeReportsMovesTheFigure() {
        List<Plant> four =
                List.of(plants.plant("540102"), plants.plant("540102"), plants.plant("540102"), plants.plant("540102"));
        four.forEach(plant -> file(plant, plant.site(), TODAY, running(100, 90, "71")));
        assertThat(on("540000", TODAY).resumptionRate()).isEqualTo(100.0);
        four.subList(0, 3)
                .forEach(plant -> plant.reporter()
                        .get(() -> filing.file(Plants.correction(plant.site(), TODAY, stopped(100), 1), "page", null)));
        assertThat(on("540000", TODAY).resumptionRate()).isEqualTo(25.0);
    }

    @Test
    void aPanelCountsItsMembersOnly() {
        Plant member = plants.plant("620102");
        Plant other = plants.plant("620102");
        plants.panel("GS-1", "620000", List.of(member));
        file(member, member.site(), TODAY, running(100, 90, "71"));
        file(other, other.site(), TODAY, stopped(100));
        DayFigures found =
                Plants.officer("620000").get(() -> figures.on(FigureScope.of(null, "GS-1", AsOf.now(clock)), TODAY));
        assertThat(found.expected()).isEqualTo(1);
        assertThat(found.resumptionRate()).isEqualTo(100.0);
    }

    @Test
    void whoAsksForMoreThanTheOwnTerritoryGetsTheOwn() {
        Plant own = plants.plant("630102");
        file(own, own.site(), TODAY, running(100, 90, "71"));
        DayFigures found =
                Plants.officer("630000").get(() -> figures.on(FigureScope.of("000000", null, AsOf.now(clock)), TODAY));
        assertThat(found.expected()).isEqualTo(1);
        assertThat(Plants.officer("630000")
                        .get(() -> figures.on(FigureScope.of("110000", null, AsOf.now(clock)), TODAY))
                        .expected())
                .isZero();
    }

    /** Kept or not, changed since or not, now or as of a moment: always the plain sum of the reports. */
    @Test
    void keptFiguresEqualThePlainSumAfterAnyCorrections() {
        Random random = new Random(20220602);
        List<Plant> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(plants.plant("6401" + (random.nextBoolean() ? "02" : "03"), 1 + random.nextInt(3), 150));
        }
        LocalDate start = TODAY.minusDays(9);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 60; i++) {
                reportAnything(all.get(random.nextInt(all.size())), start.plusDays(random.nextInt(10)), random);
            }
            check(start, AsOf.now(clock));
            if (round == 1) {
                AsOf then = new AsOf(clock.instant(), true);
                List<DayFigures> before = series(start, then);
                reportAnything(all.getFirst(), start, random);
                while (Actor.platform("test").get(keeping::keep) > 0) {
                    check(start, AsOf.now(clock));
                }
                assertThat(series(start, then)).isEqualTo(before);
            }
        }
        Actor.platform("test").get(keeping::keep);
        check(start, AsOf.now(clock));
    }

    private void reportAnything(Plant plant, LocalDate day, Random random) {
        long site = plant.sites().get(random.nextInt(plant.sites().size()));
        Actor reporter = plant.reporter();
        int held = reporter.get(() -> reports.current(site, day))
                .map(Report::version)
                .orElse(0);
        int roll = 100 + random.nextInt(100);
        ReportValues values = random.nextInt(4) == 0
                ? stopped(roll)
                : running(roll, 1 + random.nextInt(roll), String.valueOf(random.nextInt(1_200) / 10.0));
        reporter.get(
                () -> filing.file(new Filing(site, day, values, held, "again", Set.copyOf(Doubts.ALL)), "page", null));
    }

    private List<DayFigures> series(LocalDate start, AsOf asOf) {
        return Plants.officer("640000").get(() -> figures.series(FigureScope.of(null, null, asOf), start, TODAY));
    }

    private void check(LocalDate start, AsOf asOf) {
        List<DayFigures> found = series(start, asOf);
        for (DayFigures one : found) {
            assertThat(one).isEqualTo(plainly(one.day(), one.expected()));
        }
        assertThat(found).hasSize(10);
    }

    private DayFigures plainly(LocalDate day, long expected) {
        ReportFilter all = new ReportFilter(day, "640000", null, null, null, null, false, null, AsOf.now(clock));
        List<Report> rows = Plants.officer("640000").get(() -> reports.list(all, 0, 1_000));
        TreeMap<Long, List<Report>> byEnterprise = new TreeMap<>();
        rows.forEach(row -> byEnterprise
                .computeIfAbsent(row.enterpriseId(), id -> new ArrayList<>())
                .add(row));
        long full = 0;
        long partly = 0;
        long run = 0;
        for (List<Report> sites : byEnterprise.values()) {
            double used = sites.stream()
                    .mapToDouble(site -> site.values().utilisation().doubleValue())
                    .average()
                    .orElse(0);
            full += used >= 80 - 1e-9 ? 1 : 0;
            partly += used >= 60 - 1e-9 ? 1 : 0;
            run += sites.stream().anyMatch(site -> site.values().state() != State.STOPPED) ? 1 : 0;
        }
        return new DayFigures(
                day,
                expected,
                rows.size(),
                byEnterprise.size(),
                run,
                full,
                partly,
                rows.stream().mapToLong(row -> row.values().staffOnRoll()).sum(),
                rows.stream().mapToLong(row -> row.values().staffOnDuty()).sum(),
                rows.stream().mapToLong(row -> row.values().staffReturned()).sum(),
                rows.size() * 150L,
                sum(rows, one -> one.values().output10k()),
                sum(rows, one -> one.values().normalOutput10k()),
                sum(rows, one -> one.values().electricityMwh()));
    }

    private static double sum(List<Report> rows, java.util.function.Function<Report, java.math.BigDecimal> amount) {
        return rows.stream()
                .map(amount)
                .filter(java.util.Objects::nonNull)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                .doubleValue();
    }
}
