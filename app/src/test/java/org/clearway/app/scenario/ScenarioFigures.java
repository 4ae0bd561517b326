package org.clearway.app.scenario;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.clearway.app.scenario.ScenarioReport.State;

/** Figures of a panel on a day, from nothing but the reports: the latest version of each site, summed by enterprise. */
final class ScenarioFigures {

    private final Map<String, Set<Integer>> panels = new HashMap<>();
    private final Map<Integer, Integer> enterpriseOfSite = new HashMap<>();
    private final Map<LocalDate, Map<Integer, ScenarioReport>> latest = new HashMap<>();

    ScenarioFigures(Spring2022 scenario, LocalDate... days) {
        scenario.panels().forEach(panel -> panels.put(panel.code(), Set.copyOf(panel.enterprises())));
        scenario.sites().forEach(site -> enterpriseOfSite.put(site.number(), site.enterprise()));
        for (LocalDate day : days) {
            Map<Integer, ScenarioReport> bySite = new HashMap<>();
            scenario.reports(day).forEach(report -> bySite.put(report.site(), report));
            latest.put(day, bySite);
        }
    }

    List<ScenarioReport> reports(String panel, LocalDate day) {
        Set<Integer> members = membersOf(panel);
        return requireNonNull(latest.get(day), "day not read").values().stream()
                .filter(report -> members.contains(enterpriseOfSite.get(report.site())))
                .toList();
    }

    int members(String panel) {
        return membersOf(panel).size();
    }

    private Set<Integer> membersOf(String panel) {
        return requireNonNull(panels.get(panel), panel);
    }

    Set<Integer> reporting(String panel, LocalDate day) {
        Set<Integer> reporting = new HashSet<>();
        reports(panel, day).forEach(report -> reporting.add(enterpriseOfSite.get(report.site())));
        return reporting;
    }

    Set<Integer> resumed(String panel, LocalDate day) {
        Set<Integer> resumed = new HashSet<>();
        for (ScenarioReport report : reports(panel, day)) {
            if (report.state() != State.STOPPED) {
                resumed.add(enterpriseOfSite.get(report.site()));
            }
        }
        return resumed;
    }

    double resumptionPercent(String panel, LocalDate day) {
        return oneDecimal(
                100.0 * resumed(panel, day).size() / reporting(panel, day).size());
    }

    double onDutyPercent(String panel, LocalDate day) {
        List<ScenarioReport> reports = reports(panel, day);
        return oneDecimal(100 * sum(reports, ScenarioReport::staffOnDuty) / sum(reports, ScenarioReport::staffOnRoll));
    }

    double returnedPercent(String panel, LocalDate day, LocalDate base) {
        return oneDecimal(100
                * sum(reports(panel, day), ScenarioReport::staffReturned)
                / sum(reports(panel, base), ScenarioReport::staffOnRoll));
    }

    double outputPercent(String panel, LocalDate day) {
        List<ScenarioReport> reports = reports(panel, day);
        return oneDecimal(
                100 * sum(reports, ScenarioReport::outputValue10k) / sum(reports, ScenarioReport::normalOutput10k));
    }

    /** Enterprises whose sites together (weighed by normal output) use at least this share of their capacity. */
    long atUtilisation(String panel, LocalDate day, int percent) {
        Map<Integer, List<ScenarioReport>> byEnterprise = new HashMap<>();
        for (ScenarioReport report : reports(panel, day)) {
            byEnterprise
                    .computeIfAbsent(enterpriseOfSite.get(report.site()), number -> new ArrayList<>())
                    .add(report);
        }
        return byEnterprise.values().stream()
                .filter(reports -> sum(reports, report -> report.utilisationPercent() * report.normalOutput10k())
                        >= percent * sum(reports, ScenarioReport::normalOutput10k) - 1e-6)
                .count();
    }

    private static double sum(List<ScenarioReport> reports, ToDoubleFunction<ScenarioReport> figure) {
        return reports.stream().mapToDouble(figure).sum();
    }

    private static double oneDecimal(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}
