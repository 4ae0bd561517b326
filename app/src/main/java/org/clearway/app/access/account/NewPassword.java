package org.clearway.app.access.account;

import java.util.ArrayList;
import java.util.List;
import org.clearway.app.access.signin.PasswordHashes;
import org.clearway.app.shared.refusal.Reason;

/** The two fields of every form that sets a password: {@code password} and {@code repeated}. */
public final class NewPassword {

    private NewPassword() {}

    public static List<Reason> against(String password, String repeated, String login) {
        List<Reason> reasons = new ArrayList<>();
        Reason weak = PasswordHashes.against("password", password, login);
        if (weak != null) {
            reasons.add(weak);
        }
        if (!password.equals(repeated)) {
            reasons.add(Reason.at("repeated", "access.password.repeated"));
        }
        return reasons;
    }
}
