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
    private int notOurs;

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
        add(at, act, itself, enterprise, key, arguments, null);
    }

    private void add(
            Instant at,
            String act,
            boolean itself,
            boolean enterprise,
            @Nullable String key,
            List<String> arguments,
            @Nullable String why) {
        moves.add(new Move(at, act, level, state, desk, itself, enterprise, key, arguments, why));
    }

    void tried(Instant at, @Nullable String key, List<String> arguments) {
        tried = true;
        add(at, "tried", false, false, key == null ? "problem.said.tried." + kind : key, arguments);
    }

    /** Goes up by hand where something was tried, else by the missed deadline. */
    void up(Instant at, Level to) {
        up(at, to, null, null);
    }

    /** @param skipWhy why levels between are skipped, null when none is */
    void up(Instant at, Level to, @Nullable String key, @Nullable String skipWhy) {
        boolean itself = !tried;
        Desk old = desk;
        level = to;
        desk = new Desk(
                to.division(division), to.compareTo(Level.PROVINCE) >= 0 ? "industry" : Routes.department(kind));
        state = "working";
        tried = false;
        missed += itself ? 1 : 0;
        String said = key == null ? "problem.said.up" : key;
        add(
                at,
                "escalate",
                itself,
                false,
                itself ? "problem.said.missed-nothing" : said,
                itself ? List.of(old.code()) : List.of(),
                skipWhy);
    }

    /** To another department of the division, by hand-over or because it is not this desk's; a second quarrel goes up. */
    void pass(Instant at, String act, String department, @Nullable String key) {
        boolean quarrel = act.equals("not_ours");
        notOurs += quarrel ? 1 : 0;
        if (notOurs > 1 && quarrel) {
            level = ladder.get(ladder.indexOf(level) + 1);
            desk = new Desk(level.division(division), Routes.department(kind));
            tried = false;
        } else {
            desk = new Desk(desk.division(), department);
        }
        add(at, act, false, false, key, List.of(), department);
    }

    /** The other province gives it to one of its own. */
    void assign(Instant at, String code) {
        int between = code.indexOf('-');
        desk = new Desk(code.substring(0, between), code.substring(between + 1));
        add(at, "assign", false, false, null, List.of());
    }

    void ask(Instant at, String province) {
        ask(at, province, "problem.said.asked");
    }

    void ask(Instant at, String province, String key) {
        level = Level.INTER_PROVINCIAL;
        desk = new Desk(province, "industry");
        state = "asked";
        tried = false;
        add(at, "ask", false, false, key, List.of(desk.code()));
    }

    void answer(Instant at, String result) {
        answer(at, result, "problem.said.answer." + result);
    }

    void answer(Instant at, String result, String key) {
        if (result.equals("solved")) {
            state = "solved";
        } else {
            state = "working";
            desk = new Desk(Level.INTER_PROVINCIAL.division(division), "industry");
            tried = true;
        }
        add(at, "answer", false, false, key, List.of(), result);
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

    void object(Instant at, @Nullable String key) {
        state = "working";
        reopened++;
        tried = false;
        add(at, "objection", false, true, key, List.of());
    }

    void officers(Instant at, String act, String after) {
        officers(at, act, after, null, null);
    }

    /** @param why the reason from a list; where none is told, the one that is most frequent */
    void officers(Instant at, String act, String after, @Nullable String key, @Nullable String why) {
        state = after;
        String usual = act.equals("wait") ? "enterprise_answers" : act.equals("ask_unsolvable") ? "no_means" : null;
        add(at, act, false, false, key, List.of(), why == null ? usual : why);
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
