package org.clearway.app.whitelist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card to put into a draft: which entry, what is to happen, and the reason in figures. */
public record NewCard(
        long admissionId,
        Verb verb,
        String source,
        String reasonKey,
        List<Object> figures,
        @Nullable String href) {

    static final String NOMINATION = "nomination";

    /** The ground of a nomination is its reason. */
    static NewCard ofNomination(Entry entry) {
        return new NewCard(entry.id(), Verb.ADD, NOMINATION, "whitelist.card.nominated", List.of(entry.ground()), null);
    }

    static NewCard byHand(long admission, Verb verb, String why) {
        return new NewCard(admission, verb, "officer", "whitelist.card.officer", List.of(why), null);
    }
}
