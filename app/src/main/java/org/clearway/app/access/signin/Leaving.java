package org.clearway.app.access.signin;

import org.clearway.app.shared.audit.Audit;
import org.springframework.stereotype.Service;

/** Signing out ends the session in the database, not only in the browser. */
@Service
public class Leaving {

    private final Sessions sessions;
    private final AsSystem system;
    private final Audit audit;
    private final Remembered remembered;

    Leaving(Sessions sessions, AsSystem system, Audit audit, Remembered remembered) {
        this.sessions = sessions;
        this.system = system;
        this.audit = audit;
        this.remembered = remembered;
    }

    public void leave(SignedIn who) {
        system.as(who.actor(), () -> {
            sessions.end(who.credential());
            audit.record(Audit.Entry.of(
                    "signed out",
                    "account",
                    who.actor().accountId(),
                    who.actor().division()));
            return true;
        });
        remembered.forget(who.actor().accountId());
    }
}
