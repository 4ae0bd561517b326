package org.clearway.app.scenario.load;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.clearway.app.monitoring.Blocker;
import org.clearway.app.monitoring.LoadedReport;
import org.clearway.app.monitoring.LoadingPanels;
import org.clearway.app.monitoring.LoadingReportingSites;
import org.clearway.app.monitoring.LoadingReports;
import org.clearway.app.monitoring.ReportingSite;
import org.clearway.app.monitoring.State;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.ScenarioReport;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scenario's panels, reporting sites and two million reports as rows of monitoring. */
@Component
@Order(30)
class FillingReports implements Filling {

    private static final String GROUND = "2022年春季公开发布的监测范围";

    private final LoadingPanels panels;
    private final LoadingReportingSites reportingSites;
    private final LoadingReports reports;

    FillingReports(LoadingPanels panels, LoadingReportingSites reportingSites, LoadingReports reports) {
        this.panels = panels;
        this.reportingSites = reportingSites;
        this.reports = reports;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        List<ScenarioSite> sites = spring.sites().toList();
        int[] baseRolls = spring.baseRolls(sites.size());
        @Nullable LocalDate[] since = spring.reportingSince(sites.size());
        spring.panels()
                .forEach(panel -> panels.load(
                        new LoadingPanels.LoadedPanel(
                                panel.code(), panel.division(), panel.nameZh(), panel.nameEn(), GROUND),
                        panel.enterprises().stream()
                                .map(number -> new LoadingPanels.Member(
                                        number, spring.enterprise(number).division(), panel.validFrom(), null))
                                .toList()));
        rows.put("panels", spring.panels().count());
        rows.put(
                "reporting sites",
                reportingSites.load(sites.stream()
                        .filter(ScenarioSite::reporting)
                        .map(site -> reporting(spring, site, baseRolls, since[site.number()]))
                        .iterator()));
        rows.put("reports", reports.load(new Versions(spring, sites, baseRolls)));
    }

    private static ReportingSite reporting(
            Spring2022 spring, ScenarioSite site, int[] baseRolls, @Nullable LocalDate since) {
        ScenarioEnterprise owner = spring.enterprise(site.enterprise());
        return new ReportingSite(
                site.number(),
                site.enterprise(),
                site.division(),
                owner.industry(),
                baseRolls[site.number()],
                since == null ? Spring2022.FIRST_DAY : since,
                null);
    }

    /** Reports come by day, site and version; a version holds until the next one of its site and day was recorded. */
    private static final class Versions implements Iterator<LoadedReport> {

        private final Iterator<ScenarioReport> reports;
        private final List<ScenarioSite> sites;
        private final int[] baseRolls;
        private final String[] reporters;
        private @Nullable ScenarioReport next;

        Versions(Spring2022 spring, List<ScenarioSite> sites, int[] baseRolls) {
            this.sites = sites;
            this.baseRolls = baseRolls;
            this.reporters = sites.stream()
                    .map(site -> site.reporting()
                            ? spring.enterprise(site.enterprise()).contactZh()
                            : "")
                    .toArray(String[]::new);
            this.reports = spring.reports().iterator();
            this.next = reports.hasNext() ? reports.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public LoadedReport next() {
            ScenarioReport report = next;
            if (report == null) {
                throw new NoSuchElementException();
            }
            next = reports.hasNext() ? reports.next() : null;
            return row(report, next);
        }

        private LoadedReport row(ScenarioReport report, @Nullable ScenarioReport following) {
            ScenarioSite site = sites.get(report.site() - 1);
            boolean corrected = following != null
                    && following.site() == report.site()
                    && following.businessDay().equals(report.businessDay());
            return new LoadedReport(
                    report.site(),
                    site.enterprise(),
                    site.division(),
                    report.businessDay(),
                    report.version(),
                    State.valueOf(report.state().name()),
                    report.staffOnRoll(),
                    report.staffOnDuty(),
                    report.staffReturned(),
                    baseRolls[report.site()],
                    report.utilisationPercent(),
                    report.outputValue10k(),
                    report.normalOutput10k(),
                    report.electricityMwh(),
                    Blocker.valueOf(report.blocker().name()),
                    null,
                    report.version() == 1 ? null : report.note().isBlank() ? "更正" : report.note(),
                    0,
                    reporters[report.site() - 1],
                    report.recordedAt(),
                    corrected && following != null ? following.recordedAt() : null);
        }
    }
}
