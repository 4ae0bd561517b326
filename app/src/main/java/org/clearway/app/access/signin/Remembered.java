package org.clearway.app.access.signin;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Credentials that were looked up just now. Another process that ends a session is felt after {@link #HOLDS}; what this
 * process changes, at once. Unknown credentials are not remembered.
 */
@Component
public class Remembered {

    static final Duration HOLDS = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Map<ByteBuffer, Found> found = new ConcurrentHashMap<>();
    private final MachineTime time;

    Remembered(MachineTime time) {
        this.time = time;
    }

    private record Found(SignedIn who, Instant until) {}

    Optional<SignedIn> get(byte[] credential, Supplier<Optional<SignedIn>> look) {
        ByteBuffer key = ByteBuffer.wrap(credential);
        Instant now = time.instant();
        Found known = found.get(key);
        if (known != null && known.until().isAfter(now)) {
            return Optional.of(known.who());
        }
        Optional<SignedIn> who = look.get();
        if (found.size() >= MOST) {
            found.clear();
        }
        who.ifPresentOrElse(one -> found.put(key, new Found(one, now.plus(HOLDS))), () -> found.remove(key));
        return who;
    }

    /** Something about an account has changed. */
    public void forget(long account) {
        found.values().removeIf(one -> one.who().actor().accountId() == account);
    }
}
