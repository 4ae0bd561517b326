package org.clearway.app.access.account;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;

/** What a login and a name look like. */
public final class Logins {

    private static final int LONGEST_NAME = 60;

    private Logins() {}

    public static List<Reason> against(String login, String name) {
        List<Reason> reasons = new ArrayList<>();
        if (!login.matches("[a-z0-9][a-z0-9._-]{2,59}")) {
            reasons.add(Reason.at("login", "access.login.form", login));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            reasons.add(Reason.at("name", "access.name", LONGEST_NAME));
        }
        return reasons;
    }
}
