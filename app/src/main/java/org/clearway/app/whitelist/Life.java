package org.clearway.app.whitelist;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.clearway.app.whitelist.Admission.Appealed;
import org.clearway.app.whitelist.Admission.Assessed;
import org.clearway.app.whitelist.Admission.Declined;
import org.clearway.app.whitelist.Admission.Drafted;
import org.clearway.app.whitelist.Admission.Expired;
import org.clearway.app.whitelist.Admission.Listed;
import org.clearway.app.whitelist.Admission.Nominated;
import org.clearway.app.whitelist.Admission.Removed;
import org.clearway.app.whitelist.Admission.Suspended;
import org.jspecify.annotations.Nullable;

/** Plays an entry's steps again through the states: whoever wrote them, none may do what its state cannot. */
public final class Life {

    private Life() {}

    /**
     * @throws IllegalStateException naming the first step that its state does not allow
     */
    public static Admission replay(Entry entry, List<Step> steps) {
        Admission state = null;
        for (Step step : steps) {
            state = after(entry, state == null ? null : at(state, step.at()), step);
        }
        if (state == null) {
            throw new IllegalStateException("Entry " + entry.id() + " has no step");
        }
        return state;
    }

    /** The state as it stands at a moment: an end that has come has come. */
    private static Admission at(Admission state, Instant now) {
        return switch (state) {
            case Listed one -> one.until().isAfter(now) ? one : new Expired(one.entry(), one.until(), one.batch());
            case Suspended one -> one.until().isAfter(now) ? one : new Expired(one.entry(), one.until(), one.batch());
            default -> state;
        };
    }

    private static Admission after(Entry entry, @Nullable Admission state, Step step) {
        Instant at = step.at();
        return switch (state) {
            case null -> {
                if (step.act() != Act.NOMINATE) {
                    throw new IllegalStateException("Entry " + entry.id() + " begins with " + step.act());
                }
                yield new Nominated(entry, at);
            }
            case Nominated one ->
                switch (step.act()) {
                    case ASSESS -> one.assess(at);
                    case WITHDRAW -> one.withdraw(at);
                    default -> throw illegal(one, step);
                };
            case Assessed one ->
                switch (step.act()) {
                    case ASSESS -> one.assess(at);
                    case PREPARE -> one.draft(batch(step), at);
                    case WITHDRAW -> one.withdraw(at);
                    default -> throw illegal(one, step);
                };
            case Drafted one ->
                switch (step.act()) {
                    case LIST -> one.list(at, requireNonNull(step.until()));
                    case DECLINE -> one.decline(at);
                    case TAKE_BACK -> one.takeBack(at);
                    default -> throw illegal(one, step);
                };
            case Listed one ->
                switch (step.act()) {
                    case EXTEND -> one.extend(batch(step), at, requireNonNull(step.until()));
                    case SUSPEND -> one.suspend(batch(step), at);
                    case REMOVE -> one.remove(batch(step), at);
                    default -> throw illegal(one, step);
                };
            case Suspended one ->
                switch (step.act()) {
                    case RESUME -> one.resume(batch(step), at);
                    case REMOVE -> one.remove(batch(step), at);
                    default -> throw illegal(one, step);
                };
            case Removed one -> appealed(one, one.appeal(at), step);
            case Declined one -> appealed(one, one.appeal(at), step);
            case Appealed one ->
                switch (step.act()) {
                    case UPHOLD -> one.uphold(at);
                    case REOPEN -> one.reopen(at);
                    default -> throw illegal(one, step);
                };
            case Admission.Upheld one -> throw illegal(one, step);
            case Admission.Withdrawn one -> throw illegal(one, step);
            case Expired one -> throw illegal(one, step);
        };
    }

    private static Admission appealed(Admission before, Appealed after, Step step) {
        if (step.act() != Act.APPEAL) {
            throw illegal(before, step);
        }
        return after;
    }

    private static long batch(Step step) {
        return requireNonNull(step.batch());
    }

    private static IllegalStateException illegal(Admission state, Step step) {
        return new IllegalStateException("Entry " + state.entry().id() + " was " + state.word() + " at step "
                + step.number() + " and cannot " + step.act());
    }
}
