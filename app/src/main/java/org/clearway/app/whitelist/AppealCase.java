package org.clearway.app.whitelist;

import java.time.LocalDate;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An appeal, or the answer to one, before it is written.
 *
 * @param lastDay    until when the refusal can be appealed against; of an answer, nothing depends on it
 * @param decidedBy  who decided what is appealed against
 */
public record AppealCase(
        boolean answer,
        boolean ownList,
        long actor,
        long decidedBy,
        LocalDate day,
        LocalDate lastDay,
        @Nullable String words) {

    public static final Rules<AppealCase> RULES = Rules.of(
            Rule.refusing(
                    "words",
                    one -> one.words == null || one.words.strip().length() < Deciding.SHORTEST_WORDS,
                    one -> Reason.at("words", "whitelist.appeal-words", Deciding.SHORTEST_WORDS)),
            Rule.refusing(
                    "in-time",
                    one -> !one.answer && one.day.isAfter(one.lastDay),
                    one -> Reason.of("whitelist.appeal-late", one.lastDay.toString())),
            Rule.refusing("own-list", one -> one.answer && !one.ownList, one -> Reason.of("whitelist.not-yours")),
            Rule.refusing(
                    "other-eyes",
                    one -> one.answer && one.actor == one.decidedBy,
                    one -> Reason.of("whitelist.appeal-own-decision")));
}
