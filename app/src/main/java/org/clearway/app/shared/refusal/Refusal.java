package org.clearway.app.shared.refusal;

import java.util.List;
import java.util.stream.Collectors;

/** The platform says no, with every reason at once. Pages show each beside its field, the API answers 422 with them all. */
public class Refusal extends RuntimeException {

    private final transient List<Reason> reasons;

    public Refusal(List<Reason> reasons) {
        super(reasons.stream().map(Reason::code).collect(Collectors.joining(", ")), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    public Refusal(Reason reason) {
        this(List.of(reason));
    }

    public List<Reason> reasons() {
        return reasons;
    }

    /** Refuses when there is any reason to. */
    public static void ifAny(List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
    }
}
