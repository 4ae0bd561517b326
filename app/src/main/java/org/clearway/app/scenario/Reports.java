package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.ScenarioReport.State;

/** The daily reports, made one by one and never held: by day, then by site, then by version. */
final class Reports {

    private final Plants plants;
    private final Activity activity;
    private final Filing filing;
    private final Remarks remarks;

    Reports(Plants plants, Activity activity) {
        this.plants = plants;
        this.activity = activity;
        this.filing = new Filing(plants, activity);
        this.remarks = new Remarks(plants, activity);
    }

    Stream<ScenarioReport> all() {
        return IntStream.range(0, Days.COUNT).boxed().flatMap(this::of);
    }

    Stream<ScenarioReport> of(int day) {
        return IntStream.range(0, plants.size())
                .boxed()
                .mapMulti((Integer plant, Consumer<ScenarioReport> sink) -> file(plant, day, sink));
    }

    LocalDate joined(int plant) {
        return Days.date(filing.joined(plant));
    }

    private void file(int plant, int day, Consumer<ScenarioReport> sink) {
        int first = filing.firstRecorded(plant, day);
        if (first == Filing.NONE) {
            return;
        }
        ScenarioReport right = report(plant, day, first);
        int versions = filing.versions(plant, day, first);
        for (int version = 1; version < versions; version++) {
            sink.accept(at(mistaken(right, plant, day, version), version, plant, day, first));
        }
        sink.accept(versions == 1 ? right : at(right, versions, plant, day, first));
    }

    private ScenarioReport report(int plant, int day, int recorded) {
        return new ScenarioReport(
                plants.site(plant),
                Days.date(day),
                1,
                Days.at(recorded, second(plant, day)),
                activity.state(plant, day),
                activity.staffOnRoll(plant, day),
                activity.staffOnDuty(plant, day),
                activity.staffReturned(plant, day),
                activity.utilisationPercent(plant, day),
                activity.output10k(plant, day),
                plants.normalOutput10k(plant),
                activity.electricityMwh(plant, day),
                remarks.blocker(plant, day),
                filing.isLate(recorded, day, true),
                remarks.note(plant, day));
    }

    private ScenarioReport at(ScenarioReport report, int version, int plant, int day, int first) {
        int recorded = filing.recorded(plant, day, first, version);
        return new ScenarioReport(
                report.site(),
                report.businessDay(),
                version,
                Days.at(recorded, second(plant, day)),
                report.state(),
                report.staffOnRoll(),
                report.staffOnDuty(),
                report.staffReturned(),
                report.utilisationPercent(),
                report.outputValue10k(),
                report.normalOutput10k(),
                report.electricityMwh(),
                report.blocker(),
                report.late(),
                report.note());
    }

    /** What people mistype: yesterday's form sent unchanged, an output in thousands, the whole roll as on duty. */
    private ScenarioReport mistaken(ScenarioReport right, int plant, int day, int version) {
        double kind = Draw.unit(Salt.MISTAKE_KIND, plant, day * 4L + version);
        if (day > 0 && (kind < 0.5 || right.state() == State.STOPPED)) {
            return stale(right, plant, day - 1);
        }
        boolean wholeRoll = kind > 0.75;
        return new ScenarioReport(
                right.site(),
                right.businessDay(),
                version,
                right.recordedAt(),
                right.state(),
                right.staffOnRoll(),
                wholeRoll ? right.staffOnRoll() : right.staffOnDuty(),
                wholeRoll ? right.staffOnRoll() : right.staffReturned(),
                right.utilisationPercent(),
                wholeRoll ? right.outputValue10k() : Plants.tenths(right.outputValue10k() * 10),
                right.normalOutput10k(),
                right.electricityMwh(),
                right.blocker(),
                right.late(),
                right.note());
    }

    private ScenarioReport stale(ScenarioReport right, int plant, int before) {
        return new ScenarioReport(
                right.site(),
                right.businessDay(),
                right.version(),
                right.recordedAt(),
                activity.state(plant, before),
                activity.staffOnRoll(plant, before),
                activity.staffOnDuty(plant, before),
                activity.staffReturned(plant, before),
                activity.utilisationPercent(plant, before),
                activity.output10k(plant, before),
                right.normalOutput10k(),
                activity.electricityMwh(plant, before),
                right.blocker(),
                right.late(),
                right.note());
    }

    private static int second(int plant, int day) {
        return (plant * 7 + day * 13) % 60;
    }
}
