package org.clearway.app.shared.refusal;

import java.util.List;

/** Someone else was faster: the answer (409) shows their values beside the actor's own. */
public final class Conflict extends Refusal {

    public Conflict(Reason reason) {
        super(List.of(reason));
    }
}
