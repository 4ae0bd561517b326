package org.clearway.app.shared.scope;

import java.util.Locale;

/** One thing that an actor may do. The database knows the same words: its policies ask for them. */
public enum Right {
    /** See enterprises, sites, designations of the own territory. */
    DIRECTORY,
    /** Add and correct them, and import. */
    EDIT_DIRECTORY,
    /** See names and telephone numbers of enterprises' people. */
    CONTACTS,
    /** See operating reports of the own territory. */
    REPORTS,
    /** File and correct the own enterprise's reports. */
    SUBMIT_REPORTS,
    /** Correct what the own enterprise says of itself. */
    EDIT_OWN_ENTERPRISE,
    /** Remind those who have not reported. */
    REMIND,
    /** Define indicators, import series, build panels. */
    INDICATORS,
    /** Invite, decide claims, name deputies. */
    ACCOUNTS,
    /** See problems of the own territory and those that another shared with it. */
    PROBLEMS,
    /** File problems of the own enterprise, confirm and object. */
    FILE_PROBLEMS,
    /** Prepare what someone else decides. */
    PREPARE,
    /** Decide what someone else prepared; never by token. */
    APPROVE,
    /** Read the trail. */
    AUDIT,
    /** See jobs, integrity, backups. */
    RUN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
