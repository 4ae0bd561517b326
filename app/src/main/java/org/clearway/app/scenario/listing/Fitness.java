package org.clearway.app.scenario.listing;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.ScenarioReport;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;

/** What the scenario's own reports say of each enterprise, by its number: who ran on a day, who ran above the marks for 14 days. */
final class Fitness {

    private static final double DUTY_FROM = 0.90;
    private static final int USED_FROM = 80;
    private static final int KNOWN_WORKDAYS = 7;

    private final Spring2022 spring;
    private final int[] enterpriseOfSite;
    private final Set<LocalDate> rests = new HashSet<>();

    Fitness(Spring2022 spring) {
        this.spring = spring;
        this.enterpriseOfSite =
                spring.sites().mapToInt(ScenarioSite::enterprise).toArray();
        for (ReferenceTable.Row row : ReferenceTable.named("calendar_2022").rows()) {
            if (!row.text("working").equals("yes")) {
                rests.add(LocalDate.parse(row.text("date")));
            }
        }
    }

    /** Who reported a day and who of them ran: any site that is not stopped, by its last version. */
    record Day(BitSet reported, BitSet running) {}

    Day on(LocalDate day) {
        Day found = new Day(new BitSet(), new BitSet());
        lastVersions(day).forEach(report -> {
            int who = enterpriseOfSite[report.site() - 1];
            found.reported.set(who);
            if (report.state() != ScenarioReport.State.STOPPED) {
                found.running.set(who);
            }
        });
        return found;
    }

    /** Those whose every site was above both marks on every working day of the stretch, as often as it was reported. */
    Stretch above(LocalDate first, LocalDate last) {
        Stretch stretch = new Stretch(enterpriseOfSite.length + 2);
        first.datesUntil(last.plusDays(1))
                .forEach(day -> lastVersions(day).forEach(report -> {
                    int who = enterpriseOfSite[report.site() - 1];
                    stretch.add(who, report, rests.contains(day));
                }));
        return stretch;
    }

    private Iterable<ScenarioReport> lastVersions(LocalDate day) {
        Map<Integer, ScenarioReport> bySite = new LinkedHashMap<>();
        spring.reports(day).forEach(report -> bySite.put(report.site(), report));
        return bySite.values();
    }

    /** Sums over a stretch of days by enterprise. */
    static final class Stretch {

        private final int[] workdays;
        private final boolean[] below;
        private final double[] duty;
        private final double[] used;

        Stretch(int size) {
            workdays = new int[size];
            below = new boolean[size];
            duty = new double[size];
            used = new double[size];
        }

        private void add(int who, ScenarioReport report, boolean rest) {
            double onDuty = (double) report.staffOnDuty() / Math.max(1, report.staffOnRoll());
            boolean stopped = report.state() == ScenarioReport.State.STOPPED;
            below[who] |= stopped || (!rest && (onDuty < DUTY_FROM || report.utilisationPercent() < USED_FROM));
            if (!rest) {
                workdays[who]++;
                duty[who] += onDuty;
                used[who] += report.utilisationPercent();
            }
        }

        boolean isAbove(int who) {
            return workdays[who] >= KNOWN_WORKDAYS && !below[who];
        }

        int workdays(int who) {
            return workdays[who];
        }

        double dutyPercent(int who) {
            return workdays[who] == 0 ? 0 : 100 * duty[who] / workdays[who];
        }

        double usedPercent(int who) {
            return workdays[who] == 0 ? 0 : used[who] / workdays[who];
        }
    }
}
