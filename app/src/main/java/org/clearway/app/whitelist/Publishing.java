package org.clearway.app.whitelist;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.clearway.app.shared.refusal.Reason;

/**
 * A batch before it is published.
 *
 * @param cards those that are in it, with the decisions that hold
 * @param gone  credit codes of approved cards whose entry is no longer what the card is about
 */
public record Publishing(
        boolean ownList, long actor, boolean published, List<Card> cards, List<String> gone, Instant now) {

    private static final int NAMED = 5;

    public static final Rules<Publishing> RULES = Rules.of(
            Rule.refusing("own-list", one -> !one.ownList, one -> Reason.of("whitelist.not-yours")),
            Rule.refusing("once", one -> one.published, one -> Reason.of("whitelist.published-already")),
            Rule.refusing("not-empty", one -> one.cards.isEmpty(), one -> Reason.of("whitelist.batch-empty")),
            Rule.refusing(
                    "all-decided",
                    one -> one.undecided() > 0,
                    one -> Reason.of("whitelist.undecided", one.undecided())),
            Rule.refusing("four-eyes", one -> one.own() > 0, one -> Reason.of("whitelist.prepared-some", one.own())),
            Rule.refusing(
                    "ends-ahead",
                    one -> !one.late().isEmpty(),
                    one -> Reason.of(
                            "whitelist.ends-past", named(one.late()), one.late().size())),
            Rule.refusing(
                    "stand",
                    one -> !one.gone.isEmpty(),
                    one -> Reason.of("whitelist.gone", named(one.gone), one.gone.size())));

    private long undecided() {
        return cards.stream().filter(card -> card.decision() == null).count();
    }

    private long own() {
        return cards.stream()
                .filter(card -> card.preparedBy() == actor || card.nominatedBy() == actor)
                .count();
    }

    private List<String> late() {
        return cards.stream()
                .filter(card -> card.isApproved() && card.verb().givesEnd())
                .filter(card -> !Objects.requireNonNull(
                                Objects.requireNonNull(card.decision()).until())
                        .isAfter(now))
                .map(Card::creditCode)
                .toList();
    }

    private static String named(List<String> codes) {
        return String.join(", ", codes.subList(0, Math.min(NAMED, codes.size())));
    }
}
