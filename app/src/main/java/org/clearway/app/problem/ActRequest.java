package org.clearway.app.problem;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An act as a form or a program sends it; which fields count depends on the act.
 *
 * @param act     its word, for instance {@code solve}, {@code not_ours}, {@code escalate}
 * @param version of the problem as the sender saw it; null for whatever it is now
 * @param text    what the person writes
 * @param tried   what was tried, put on record in the same step
 * @param owner   an authority's number
 * @param why     a word of the list that belongs to the act
 * @param to      a level
 * @param result  of an answer: solved, partly or cannot
 * @param into    number of another problem
 */
public record ActRequest(
        String act,
        @Nullable Integer version,
        @Nullable String text,
        @Nullable String tried,
        @Nullable Long owner,
        @Nullable String why,
        @Nullable String to,
        @Nullable String province,
        @Nullable String result,
        @Nullable String into,
        @Nullable String matter,
        @Nullable String quantity,
        @Nullable String unit,
        @Nullable LocalDate neededBy,
        @Nullable LocalDateTime at,
        @Nullable Integer satisfaction) {

    public static ActRequest of(String act, @Nullable Integer version, @Nullable String text) {
        return new ActRequest(
                act, version, text, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What goes beside the act's own words: what was tried, whose it is, why, how it ended. */
    private ActRequest copy(
            @Nullable String what, @Nullable Long authority, @Nullable String reason, @Nullable String word) {
        return new ActRequest(
                act,
                version,
                text,
                what,
                authority,
                reason,
                to,
                province,
                word,
                into,
                matter,
                quantity,
                unit,
                neededBy,
                at,
                satisfaction);
    }

    public ActRequest tried(String what) {
        return copy(what, owner, why, result);
    }

    public ActRequest owner(long authority) {
        return copy(tried, authority, why, result);
    }

    public ActRequest why(String reason) {
        return copy(tried, owner, reason, result);
    }

    public ActRequest result(String word) {
        return copy(tried, owner, why, word);
    }

    public ActRequest to(Level level, @Nullable String reason) {
        return new ActRequest(
                act,
                version,
                text,
                tried,
                owner,
                reason,
                level.word(),
                province,
                result,
                into,
                matter,
                quantity,
                unit,
                neededBy,
                at,
                satisfaction);
    }

    public ActRequest ask(String otherProvince, String what) {
        return new ActRequest(
                act,
                version,
                text,
                tried,
                owner,
                why,
                to,
                otherProvince,
                result,
                into,
                what,
                quantity,
                unit,
                neededBy,
                at,
                satisfaction);
    }

    String words() {
        return text == null ? "" : text.strip();
    }
}
