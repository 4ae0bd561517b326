package org.clearway.app.shared.scope;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account is there for. A role gives rights; where they reach is said by division, department and enterprises. */
public enum Role {
    REPORTER(Right.SUBMIT_REPORTS, Right.FILE_PROBLEMS),
    OWNER(Right.SUBMIT_REPORTS, Right.EDIT_OWN_ENTERPRISE, Right.FILE_PROBLEMS),
    CARRIER(Right.FILE_PROBLEMS),
    OFFICER(
            Right.DIRECTORY,
            Right.REPORTS,
            Right.PROBLEMS,
            Right.CONTACTS,
            Right.PREPARE,
            Right.EDIT_DIRECTORY,
            Right.REMIND,
            Right.INDICATORS,
            Right.ACCOUNTS),
    APPROVER(
            Right.DIRECTORY,
            Right.REPORTS,
            Right.PROBLEMS,
            Right.CONTACTS,
            Right.PREPARE,
            Right.APPROVE,
            Right.REMIND,
            Right.ACCOUNTS),
    ANALYST(Right.DIRECTORY, Right.REPORTS, Right.PROBLEMS, Right.INDICATORS),
    OBSERVER(Right.DIRECTORY, Right.REPORTS, Right.PROBLEMS),
    AUDITOR(Right.DIRECTORY, Right.REPORTS, Right.PROBLEMS, Right.AUDIT),
    CHECKPOINT(),
    STATION(),
    ADMINISTRATOR(Right.DIRECTORY, Right.REPORTS, Right.PROBLEMS, Right.ACCOUNTS, Right.AUDIT, Right.RUN);

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, as the constructor makes it
    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = Collections.unmodifiableSet(
                rights.length == 0 ? EnumSet.noneOf(Right.class) : EnumSet.of(rights[0], rights));
    }

    public Set<Right> rights() {
        return rights;
    }

    /** The word used in tables, addresses and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
