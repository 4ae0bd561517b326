package org.clearway.app.scenario.problem;

import java.util.List;
import org.clearway.app.problem.Problem;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.jspecify.annotations.Nullable;

/** What a problem is about: a kind, a matter whose words stand in the messages, and the two things that it names. */
final class Subjects {

    private static final List<String> KINDS =
            List.of("parts", "logistics", "staff", "measures", "funds", "policy", "arrears", "charges", "other");
    private static final double[] SHARES = {0.22, 0.30, 0.15, 0.12, 0.06, 0.05, 0.03, 0.03, 0.04};
    private static final int MATTERS = 3;

    private static final List<String> GOODS = List.of(
            Problem.both("车门板", "door panels"),
            Problem.both("线束", "wiring harnesses"),
            Problem.both("制动卡钳", "brake calipers"),
            Problem.both("光刻胶", "photoresist"),
            Problem.both("轮胎", "tyres"),
            Problem.both("轴承", "bearings"),
            Problem.both("电芯", "battery cells"),
            Problem.both("化肥", "fertiliser"),
            Problem.both("口罩", "masks"),
            Problem.both("注塑件", "mouldings"),
            Problem.both("控制芯片", "control chips"),
            Problem.both("包装箱", "cartons"));

    /** A subject as it stands in the row. */
    record Subject(
            String kind,
            String severity,
            String why,
            String matter,
            List<String> arguments,
            @Nullable String cause,
            @Nullable Integer stopsInDays) {}

    Subject draw(Chance chance, ScenarioEnterprise who, boolean open) {
        String kind = KINDS.get(chance.weighted(SHARES));
        int number = 2 + chance.below(18);
        boolean leads = who.chains().stream().anyMatch(place -> !place.role().equals("ordinary"));
        int judged = leads ? 1 : chance.weighted(0.04, 0.16, 0.45, 0.35);
        String severity = List.of("critical", "high", "normal", "low").get(judged);
        String why = leads
                ? "concerns_the_chain"
                : List.of("stops_within_two_days", "stops_within_a_week", "stops_later", "nothing_stops")
                        .get(judged);
        Integer stops = leads || judged == 3
                ? null
                : Integer.valueOf(
                        judged == 0 ? 1 + chance.below(2) : judged == 1 ? 3 + chance.below(5) : 8 + chance.below(20));
        return new Subject(
                kind,
                severity,
                why,
                "problem.matter." + kind + "." + (1 + chance.below(MATTERS)),
                List.of(chance.one(GOODS), Integer.toString(number)),
                open && kind.equals("logistics") && who.division().startsWith("31") ? "road:G15-D12" : null,
                stops);
    }
}
