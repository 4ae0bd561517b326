package org.clearway.app.whitelist;

import java.util.Locale;

/** What a card wants done to an entry. */
public enum Verb {
    ADD(Act.LIST),
    EXTEND(Act.EXTEND),
    SUSPEND(Act.SUSPEND),
    RESUME(Act.RESUME),
    REMOVE(Act.REMOVE);

    private final Act act;

    Verb(Act act) {
        this.act = act;
    }

    /** The step that it becomes when it is approved and published. */
    public Act act() {
        return act;
    }

    /** True when an enterprise is on the list afterwards. */
    public boolean lists() {
        return this == ADD || this == EXTEND || this == RESUME;
    }

    /** True when the decision has to name an end. */
    public boolean givesEnd() {
        return this == ADD || this == EXTEND;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Verb of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
