package org.clearway.app.access.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The machine's own time, for cookies and authenticator codes: telephones know nothing of a scenario's clock. */
@Component
public class MachineTime implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead.get());
    }

    /** For tests: what happens when so much time has passed. */
    void forward(Duration by) {
        ahead.updateAndGet(already -> already.plus(by));
    }
}
