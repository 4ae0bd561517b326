package org.clearway.app.access.signin;

/** How far a session has come in. A password alone opens nothing but a reporter's report page. */
public enum Factor {
    /** Both factors were shown, or a token that was made in such a session. */
    FULL,
    /** A reporter without a second factor: the report page and its API. */
    REPORT_ONLY,
    /** The code of the authenticator app is asked for. */
    CODE_DUE,
    /** There is no second factor yet; one has to be set up first. */
    ENROLMENT_DUE
}
