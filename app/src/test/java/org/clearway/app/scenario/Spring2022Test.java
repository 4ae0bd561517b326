package org.clearway.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.ScenarioReport.State;
import org.junit.jupiter.api.Test;

class Spring2022Test {

    private static final Spring2022 SCENARIO = Spring2022.assemble();

    @Test
    void everyEnterpriseIsAMarkedExampleOfItsOwn() {
        Set<String> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        SCENARIO.enterprises().forEach(enterprise -> {
            assertThat(CreditCode.read(enterprise.creditCode().value())
                            .orThrow()
                            .isExample())
                    .isTrue();
            assertThat(enterprise.nameZh()).endsWith("（示例）");
            assertThat(enterprise.nameEn()).endsWith("(Demo)");
            assertThat(enterprise.contactPhone()).hasSize(11).startsWith("100");
            codes.add(enterprise.creditCode().value());
            assertThat(names.add(enterprise.nameZh())).as(enterprise.nameZh()).isTrue();
        });
        assertThat(codes).hasSize(100_000);
    }

    @Test
    void everythingRefersToSomething() {
        Set<String> divisions = ReferenceTable.named("division").rows().stream()
                .filter(row -> row.text("successor").isEmpty())
                .map(row -> row.text("code"))
                .collect(Collectors.toSet());
        Set<String> authorities =
                SCENARIO.authorities().map(ScenarioAuthority::code).collect(Collectors.toSet());
        int groups = (int) SCENARIO.groups().count();
        SCENARIO.enterprises().forEach(enterprise -> {
            assertThat(divisions.contains(enterprise.division())).isTrue();
            assertThat(enterprise.group()).isBetween(0, groups);
        });
        SCENARIO.sites()
                .forEach(site -> assertThat(divisions.contains(site.division())).isTrue());
        SCENARIO.authorities()
                .forEach(authority ->
                        assertThat(divisions.contains(authority.division())).isTrue());
        SCENARIO.mechanisms().forEach(mechanism -> {
            assertThat(authorities).containsAll(mechanism.members());
            assertThat(mechanism.members()).contains(mechanism.secretariat());
        });
        SCENARIO.panels().forEach(panel -> assertThat(authorities).contains(panel.owner()));
        SCENARIO.designations()
                .forEach(designation -> assertThat(authorities.contains(designation.authority()))
                        .isTrue());
    }

    @Test
    void twentyFourThousandReportAndOneGroupHas300Sites() {
        assertThat(SCENARIO.enterprises().filter(ScenarioEnterprise::reporting)).hasSize(24_000);
        Set<Integer> stores = SCENARIO.enterprises()
                .filter(enterprise -> enterprise.group() == 16)
                .map(ScenarioEnterprise::number)
                .collect(Collectors.toSet());
        assertThat(SCENARIO.sites().filter(site -> stores.contains(site.enterprise())))
                .hasSize(300);
        assertThat(SCENARIO.stories()).hasSize(12);
    }

    @Test
    void reportsAreWhatPeopleCouldReport() {
        int[] counts = new int[4];
        ScenarioReport[] before = new ScenarioReport[1];
        SCENARIO.reports().forEach(report -> {
            counts[0]++;
            counts[1] += report.late() ? 1 : 0;
            counts[2] += report.version() > 1 ? 1 : 0;
            counts[3] += report.state() == State.STOPPED ? 1 : 0;
            check(report);
            if (report.version() > 1) {
                checkFollows(before[0], report);
            }
            before[0] = report;
        });
        assertThat(counts[0]).isBetween(1_900_000, 2_400_000);
        assertThat(counts[1] / (double) counts[0]).as("late").isBetween(0.01, 0.08);
        assertThat(counts[2] / (double) counts[0]).as("corrections").isBetween(0.008, 0.03);
        assertThat(counts[3] / (double) counts[0]).as("stopped").isBetween(0.02, 0.20);
    }

    private static void check(ScenarioReport report) {
        boolean plausible = report.staffOnDuty() <= report.staffOnRoll()
                && report.staffOnDuty() <= report.staffReturned()
                && report.staffReturned() <= report.staffOnRoll()
                && report.utilisationPercent() >= 0
                && report.utilisationPercent() <= 100
                && report.outputValue10k() >= 0
                && report.electricityMwh() >= 0
                && !report.recordedAt().isAfter(Spring2022.NOW.plusSeconds(59));
        if (!plausible) {
            throw new AssertionError(report);
        }
    }

    private static void checkFollows(ScenarioReport before, ScenarioReport correction) {
        assertThat(correction.site()).isEqualTo(before.site());
        assertThat(correction.businessDay()).isEqualTo(before.businessDay());
        assertThat(correction.version()).isEqualTo(before.version() + 1);
        assertThat(correction.recordedAt()).isAfter(before.recordedAt());
    }

    @Test
    void noTwoPlantsAreAlike() {
        var day = Spring2022.LAST_DAY.minusDays(2);
        List<String> figures = SCENARIO.reports(day)
                .filter(report -> report.staffOnRoll() >= 100 && report.state() != State.STOPPED)
                .map(Spring2022Test::figures)
                .toList();
        assertThat(Set.copyOf(figures).size()).isGreaterThan((int) (0.99 * figures.size()));
    }

    @Test
    void noPlantRepeatsItself() {
        Map<LocalDate, String> latest = IntStream.range(3, 24)
                .mapToObj(Spring2022.LAST_DAY::minusDays)
                .flatMap(SCENARIO::reports)
                .filter(report -> report.site() == 3)
                .collect(Collectors.toMap(
                        ScenarioReport::businessDay, Spring2022Test::figures, (first, correction) -> correction));
        assertThat(latest).hasSizeGreaterThan(10);
        assertThat(latest.values()).doesNotHaveDuplicates();
    }

    private static String figures(ScenarioReport report) {
        return report.staffOnDuty() + "/" + report.outputValue10k() + "/" + report.normalOutput10k() + "/"
                + report.electricityMwh();
    }

    @Test
    void sitesReportFromTheDayTheyJoined() {
        var sites = SCENARIO.sites().toList();
        var since = SCENARIO.reportingSince(sites.size());
        for (ScenarioSite site : sites) {
            assertThat(since[site.number()] != null).isEqualTo(site.reporting());
        }
        assertThat(SCENARIO.reports(Spring2022.FIRST_DAY))
                .allMatch(report -> Spring2022.FIRST_DAY.equals(since[report.site()]));
    }

    @Test
    void twoRunsGiveTheSameReports() {
        var day = Spring2022.LAST_DAY.minusDays(1);
        assertThat(Spring2022.assemble().reports(day))
                .containsExactlyElementsOf(SCENARIO.reports(day).toList());
    }
}
