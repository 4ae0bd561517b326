package org.clearway.app.scenario.problem;

import java.time.Instant;
import java.util.List;
import org.clearway.app.problem.Level;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one problem, step by step, and how it stands at the end.
 *
 * @param enterprise number in the scenario
 * @param arguments  of the matter's message
 * @param moves      in the order of time, the filing first
 * @param state      at the end
 * @param until      when the last clock runs out, null when none runs
 */
public record History(
        long number,
        int enterprise,
        String division,
        @Nullable String counterpart,
        String kind,
        String severity,
        String severityWhy,
        String matter,
        List<String> arguments,
        @Nullable String cause,
        @Nullable Integer stopsInDays,
        List<Level> ladder,
        List<Move> moves,
        String state,
        Instant since,
        @Nullable Instant until,
        @Nullable String waitingWhy,
        @Nullable Instant solved,
        @Nullable Instant closed,
        int reopened,
        int missed,
        boolean tried,
        int satisfaction) {

    /**
     * One act.
     *
     * @param act   its word, {@code file} for the first
     * @param desk  division and department after it
     * @param level after it
     * @param state after it
     * @param itself true for what a timer did
     * @param byEnterprise true for what the enterprise did
     * @param why   the reason from a list, or the answer's result, where the act has one
     */
    public record Move(
            Instant at,
            String act,
            Level level,
            String state,
            Desk desk,
            boolean itself,
            boolean byEnterprise,
            @Nullable String key,
            List<String> arguments,
            @Nullable String why) {}

    public record Desk(String division, String department) {
        public String code() {
            return division + "-" + department;
        }
    }

    public Level level() {
        return moves.getLast().level();
    }

    public Desk desk() {
        return moves.getLast().desk();
    }

    public Instant filed() {
        return moves.getFirst().at();
    }
}
