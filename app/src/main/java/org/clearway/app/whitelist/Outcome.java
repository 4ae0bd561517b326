package org.clearway.app.whitelist;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** What publishing a card does to its entry: a move, or none where a change was declined and the entry stays as it is. */
final class Outcome {

    private Outcome() {}

    static Optional<Move> of(Card card, Admission admission, Instant now) {
        Decision decision = Objects.requireNonNull(card.decision());
        if (!decision.isApproval()) {
            return admission instanceof Admission.Drafted drafted
                    ? Optional.of(
                            new Move(drafted, drafted.decline(now), Act.DECLINE, decision.reason(), decision.words()))
                    : Optional.empty();
        }
        return Optional.of(
                new Move(admission, after(card, admission, now), card.verb().act(), card.source(), decision.words()));
    }

    private static Admission after(Card card, Admission admission, Instant now) {
        Instant until = Objects.requireNonNull(card.decision()).until();
        return switch (admission) {
            case Admission.Drafted one -> one.list(now, Objects.requireNonNull(until));
            case Admission.Listed one -> after(card, one, until, now);
            case Admission.Suspended one ->
                card.verb() == Verb.RESUME ? one.resume(card.batchId(), now) : one.remove(card.batchId(), now);
            default -> throw moved();
        };
    }

    private static Admission after(Card card, Admission.Listed one, @Nullable Instant until, Instant now) {
        return switch (card.verb()) {
            case EXTEND -> one.extend(card.batchId(), now, Objects.requireNonNull(until));
            case SUSPEND -> one.suspend(card.batchId(), now);
            case REMOVE -> one.remove(card.batchId(), now);
            case ADD, RESUME -> throw moved();
        };
    }

    private static Conflict moved() {
        return new Conflict(Reason.of("whitelist.moved"));
    }
}
