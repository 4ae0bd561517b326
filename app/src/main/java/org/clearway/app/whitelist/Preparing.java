package org.clearway.app.whitelist;

import org.clearway.app.shared.refusal.Reason;

/**
 * A card before it is put into a draft.
 *
 * @param fits the entry's state allows what the card wants
 * @param open another draft holds a card of the entry
 */
public record Preparing(
        boolean ownList, boolean sameList, boolean fits, boolean open, Verb verb, String creditCode, String state) {

    public static final Rules<Preparing> RULES = Rules.of(
            Rule.refusing("own-list", one -> !one.ownList, one -> Reason.of("whitelist.not-yours")),
            Rule.refusing("same-list", one -> !one.sameList, one -> Reason.of("whitelist.other-list", one.creditCode)),
            Rule.refusing(
                    "fits",
                    one -> !one.fits,
                    one -> Reason.of("whitelist.does-not-fit", one.creditCode, one.state, one.verb.word())),
            Rule.refusing("one-card", one -> one.open, one -> Reason.of("whitelist.card-open", one.creditCode)));
}
