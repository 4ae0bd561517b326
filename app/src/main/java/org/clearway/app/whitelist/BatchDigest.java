package org.clearway.app.whitelist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of what a batch decided, one line a card by credit code: whoever has an export can hold it against it. */
final class BatchDigest {

    private BatchDigest() {}

    static byte[] of(List<Card> cards) {
        String text = cards.stream()
                .map(BatchDigest::line)
                .sorted()
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        return sha256(text);
    }

    private static String line(Card card) {
        Decision decision = Objects.requireNonNull(card.decision());
        return line(card.creditCode(), card.verb(), decision.verdict(), decision.until());
    }

    static String line(String creditCode, Verb verb, String verdict, @Nullable Instant until) {
        return creditCode + '|' + verb.word() + '|' + verdict + '|' + (until == null ? "" : until) + '\n';
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
