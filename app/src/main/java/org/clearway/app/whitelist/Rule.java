package org.clearway.app.whitelist;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clearway.app.shared.refusal.Reason;

/**
 * One rule: a name and a small function over a case. A test takes each rule out of its list in turn and sees the claim
 * about it fail.
 *
 * @param check what speaks against the case, or nothing
 */
public record Rule<C>(String name, Function<C, Optional<Reason>> check) {

    /** A rule that refuses where the condition holds. */
    static <C> Rule<C> refusing(String name, Predicate<C> when, Function<C, Reason> reason) {
        return new Rule<>(name, one -> when.test(one) ? Optional.of(reason.apply(one)) : Optional.empty());
    }
}
