package org.clearway.app.whitelist;

import java.util.Locale;

/** What can happen to an entry; each is a step of its life. That its end comes is no act: nobody does it. */
public enum Act {
    NOMINATE,
    ASSESS,
    PREPARE,
    TAKE_BACK,
    LIST,
    DECLINE,
    EXTEND,
    SUSPEND,
    RESUME,
    REMOVE,
    APPEAL,
    UPHOLD,
    REOPEN,
    WITHDRAW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Act of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
