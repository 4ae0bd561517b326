package org.clearway.app.problem.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clearway.app.problem.Severity;
import org.jspecify.annotations.Nullable;

/** How bad a problem is, from what is at stake. Each rule gives a severity or nothing; the worst counts, all that gave it are named. */
public final class Stakes {

    private Stakes() {}

    /**
     * What is known of a problem.
     *
     * @param chainRole    leader, key_link or ordinary
     * @param designations kinds that hold today
     * @param enterprises  how many it hits
     */
    public record Known(
            @Nullable Integer stopsInDays,
            String chainRole,
            Set<String> designations,
            @Nullable Integer employees,
            int enterprises,
            Set<String> stakes) {}

    public record Judged(Severity severity, List<String> reasons) {}

    private record Rule(String key, Severity severity, java.util.function.Predicate<Known> holds) {}

    private static final int MANY_JOBS = 1_000;
    private static final int MANY_ENTERPRISES = 10;

    private static final List<Rule> RULES = List.of(
            new Rule("safety", Severity.CRITICAL, known -> known.stakes().contains("safety")),
            new Rule("stops_within_two_days", Severity.CRITICAL, known -> stopsWithin(known, 2)),
            new Rule(
                    "livelihood",
                    Severity.CRITICAL,
                    known -> known.stakes().contains("livelihood")
                            || known.designations().contains("livelihood_guarantee")),
            new Rule("stops_within_a_week", Severity.HIGH, known -> stopsWithin(known, 7)),
            new Rule(
                    "concerns_the_chain",
                    Severity.HIGH,
                    known -> known.designations().contains("whole_chain")
                            || known.designations().contains("key_link")
                            || !known.chainRole().equals("ordinary")),
            new Rule("many_enterprises", Severity.HIGH, known -> known.enterprises() >= MANY_ENTERPRISES),
            new Rule("many_jobs", Severity.NORMAL, known -> known.stakes().contains("many_jobs") || employs(known)),
            new Rule("stops_later", Severity.NORMAL, known -> known.stopsInDays() != null),
            new Rule("nothing_stops", Severity.LOW, known -> true));

    private static boolean employs(Known known) {
        return known.employees() != null && known.employees() >= MANY_JOBS;
    }

    private static boolean stopsWithin(Known known, int days) {
        return known.stopsInDays() != null && known.stopsInDays() <= days;
    }

    public static Judged judge(Known known) {
        Severity worst = Severity.LOW;
        List<String> reasons = new ArrayList<>();
        for (Rule rule : RULES) {
            if (!rule.holds().test(known) || worst.worseThan(rule.severity())) {
                continue;
            }
            if (rule.severity().worseThan(worst)) {
                worst = rule.severity();
                reasons.clear();
            }
            reasons.add(rule.key());
        }
        return new Judged(worst, List.copyOf(reasons));
    }
}
