package org.clearway.app.scenario.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.problem.Level;
import org.clearway.app.scenario.problem.History.Desk;
import org.clearway.app.scenario.problem.History.Move;
import org.jspecify.annotations.Nullable;

/** Writes one history forwards: every act where the state machine allows it, with the moment at which it happens. */
final class Writing {

    private final String kind;
    private final String division;
    private final List<Level> ladder;
    private final List<Move> moves = new ArrayList<>();
    private Level level;
    private Desk desk;
    private String state = "working";
    private boolean tried;
    private int missed;
    private int reopened;

    Writing(
            String kind,
            String division,
            List<Level> ladder,
            Level first,
            Instant filed,
            @Nullable String key,
            List<String> arguments) {
        this.kind = kind;
        this.division = division;
        this.ladder = ladder;
        this.level = first;
        this.desk = new Desk(first.division(division), Routes.department(kind));
        add(filed, "file", false, true, key, arguments);
    }

    private void add(
            Instant at, String act, boolean itself, boolean enterprise, @Nullable String key, List<String> arguments) {
        moves.add(new Move(at, act, level, state, desk, itself, enterprise, key, arguments));
    }

    void tried(Instant at, @Nullable String key, List<String> arguments) {
        tried = true;
        add(at, "tried", false, false, key == null ? "problem.said.tried." + kind : key, arguments);
    }

    /** Goes up by hand where something was tried, else by the missed deadline. */
    void up(Instant at, Level to) {
        boolean itself = !tried;
        Desk old = desk;
        level = to;
        desk = new Desk(
                to.division(division), to.compareTo(Level.PROVINCE) >= 0 ? "industry" : Routes.department(kind));
        tried = false;
        missed += itself ? 1 : 0;
        add(
                at,
                "escalate",
                itself,
                false,
                itself ? "problem.said.missed-nothing" : "problem.said.up",
                itself ? List.of(old.code()) : List.of());
    }

    void ask(Instant at, String province) {
        level = Level.INTER_PROVINCIAL;
        desk = new Desk(province, "industry");
        state = "asked";
        tried = false;
        add(at, "ask", false, false, "problem.said.asked", List.of(desk.code()));
    }

    void answer(Instant at, String result) {
        if (result.equals("solved")) {
            state = "solved";
        } else {
            state = "working";
            desk = new Desk(Level.INTER_PROVINCIAL.division(division), "industry");
            tried = true;
        }
        add(at, "answer", false, false, "problem.said.answer." + result, List.of());
    }

    void solve(Instant at, @Nullable String key, List<String> arguments) {
        state = "solved";
        add(at, "solve", false, false, key == null ? "problem.said.done." + kind : key, arguments);
    }

    void end(Instant at, String act, String after) {
        state = after;
        boolean itself = act.equals("lapse_in_silence");
        add(at, act, itself, !itself, itself ? "problem.said.silence" : null, List.of());
    }

    void object(Instant at) {
        state = "working";
        reopened++;
        tried = false;
        add(at, "objection", false, true, null, List.of());
    }

    void officers(Instant at, String act, String after) {
        state = after;
        add(at, act, false, false, null, List.of());
    }

    boolean isTried() {
        return tried;
    }

    int missedSoFar() {
        return missed;
    }

    int reopenedSoFar() {
        return reopened;
    }

    Level at() {
        return level;
    }

    String standing() {
        return state;
    }

    List<Level> ladder() {
        return ladder;
    }

    List<Move> moves() {
        return List.copyOf(moves);
    }
}
