package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a card before it is written.
 *
 * @param published  the batch was published meanwhile
 * @param stands     the entry is still in the state that the card is about
 * @param active     the enterprise is still active
 * @param latestEnd  the end that the list's terms allow at most
 * @param until      the end that is given, for what lists or extends
 */
public record Deciding(
        Card card,
        boolean ownList,
        long actor,
        boolean published,
        boolean stands,
        boolean active,
        boolean approve,
        Instant now,
        Instant latestEnd,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable String words) {

    public static final int SHORTEST_WORDS = 20;
    static final int LONGEST_WORDS = 1_000;

    /** Why something is declined; message keys below {@code whitelist.decline.}. */
    public static final List<String> REASONS =
            List.of("readiness", "role", "field", "plan", "resumed", "not_resumed", "duplicate", "other");

    public static final Rules<Deciding> RULES = Rules.of(
            Rule.refusing("own-list", one -> !one.ownList, one -> Reason.of("whitelist.not-yours")),
            Rule.refusing("unpublished", one -> one.published, one -> Reason.of("whitelist.published-already")),
            Rule.refusing(
                    "four-eyes",
                    one -> one.card.preparedBy() == one.actor || one.card.nominatedBy() == one.actor,
                    one -> Reason.of("whitelist.four-eyes")),
            Rule.refusing(
                    "stands",
                    one -> one.approve && !one.stands,
                    one -> Reason.of("whitelist.stands-no-more", one.card.creditCode())),
            Rule.refusing(
                    "active",
                    one -> one.approve && one.card.verb().lists() && !one.active,
                    one -> Reason.of("whitelist.closed", one.card.creditCode())),
            Rule.refusing(
                    "end-ahead",
                    one -> one.givesEnd() && (one.until == null || !one.until.isAfter(one.now)),
                    one -> Reason.at("until", "whitelist.end-past")),
            Rule.refusing(
                    "end-within",
                    one -> one.givesEnd() && one.until != null && one.until.isAfter(one.latestEnd),
                    one -> Reason.at(
                            "until",
                            "whitelist.end-late",
                            LocalDate.ofInstant(one.latestEnd.minusSeconds(1), ClearwayClock.ZONE)
                                    .toString())),
            Rule.refusing(
                    "reason",
                    one -> !one.approve && !REASONS.contains(String.valueOf(one.reason)),
                    one -> Reason.at("reason", "whitelist.reason")),
            Rule.refusing(
                    "words",
                    one -> !one.approve
                            && (one.words == null || one.words.strip().length() < SHORTEST_WORDS),
                    one -> Reason.at("words", "whitelist.words", SHORTEST_WORDS)),
            Rule.refusing(
                    "words-short",
                    one -> one.words != null && one.words.length() > LONGEST_WORDS,
                    one -> Reason.at("words", "whitelist.words-long", LONGEST_WORDS)));

    private boolean givesEnd() {
        return approve && card.verb().givesEnd();
    }
}
