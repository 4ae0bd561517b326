package org.clearway.app.problem.course;

import java.util.Locale;
import java.util.Set;
import org.clearway.app.problem.Level;
import org.jspecify.annotations.Nullable;

/** What can be done with a problem. */
public sealed interface Act {

    /** As it stands in the timeline, in addresses and in message keys: {@code take}, {@code not_ours}. */
    default String word() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Reasons for which a clock may stand. */
    Set<String> WAITING_WHYS =
            Set.of("enterprise_answers", "materials_on_the_way", "court_or_police", "measures_end_on_a_date");

    /** Reasons for which a level may be skipped. */
    Set<String> SKIP_WHYS = Set.of(
            "life_and_safety", "line_stops_within_a_day", "level_has_no_officer", "other_province", "national_rule");

    /** Reasons for which a problem may be called unsolvable. */
    Set<String> UNSOLVABLE_WHYS =
            Set.of("law_forbids", "outside_government", "enterprise_closed", "cause_is_gone", "no_means");

    /**
     * An act of a person.
     *
     * @param account who takes it
     */
    record Take(long account) implements Act {}

    /** Puts on record what was tried. */
    record Tried() implements Act {}

    /** To another desk of the same level, which is no quarrel: a deputy, a department that has to go on. */
    record HandOver(long owner) implements Act {}

    /** "Not ours" names whose it is. A second one goes up, where it is settled. */
    record NotOurs(long owner) implements Act {}

    record Wait(String why, int minutesLeft) implements Act {}

    record GoOn() implements Act {}

    /**
     * An act of a person.
     *
     * @param skipWhy null when no level is skipped; {@code itself} true for a missed deadline
     */
    record Escalate(Level to, @Nullable String skipWhy, boolean itself) implements Act {}

    /** The province asks another one. */
    record Ask(String province, boolean itself) implements Act {}

    /** The counterpart gives it to one of its own. */
    record Assign(long owner) implements Act {}

    /**
     * The counterpart's answer.
     *
     * @param result solved, partly or cannot
     */
    record Answer(String result) implements Act {}

    record Solve() implements Act {}

    record Confirm() implements Act {}

    /**
     * An act of a person.
     *
     * @param words why; the first time none are needed
     */
    record Objection(String words) implements Act {}

    record LapseInSilence() implements Act {}

    record AskUnsolvable(long account, String why) implements Act {}

    record ApproveUnsolvable(long account) implements Act {}

    record DeclineUnsolvable(long account) implements Act {}

    record Join(long into) implements Act {}

    record Withdraw() implements Act {}

    /** A missed deadline where no level is above. */
    record Overrun() implements Act {}
}
