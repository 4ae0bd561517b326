package org.clearway.app.access.signin;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.TooMany;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: ten attempts per login, whether there is such an account or not, then a quarter of an hour; and
 * a number per address and minute. Kept in memory, for a restart of the platform is no way for a guesser.
 */
@Component
public class Throttle {

    static final int PER_LOGIN = 10;
    static final Duration LOCK = Duration.ofMinutes(15);

    /** Names remembered at once; a flood of invented ones pushes out the oldest, not the memory. */
    private static final int MOST_NAMES = 50_000;

    private final Map<String, Bucket> logins = remembered();
    private final Map<String, Bucket> addresses = remembered();
    private final TimeMeter meter;
    private final int perAddress;

    Throttle(MachineTime time, @Value("${clearway.sign-in.per-address-per-minute:120}") int perAddress) {
        this.perAddress = perAddress;
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(time.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    private static Map<String, Bucket> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST_NAMES;
            }
        });
    }

    /** Counts an attempt before it is tried, so that many at once cannot slip through. */
    public void attempt(String login, String address) {
        Bucket ofAddress = addresses.computeIfAbsent(address, ignored -> bucket(perAddress, Duration.ofMinutes(1)));
        spend(ofAddress, "access.sign-in.address");
        spend(ofLogin(login), "access.sign-in.locked");
    }

    public void succeeded(String login) {
        ofLogin(login).addTokens(PER_LOGIN);
    }

    private Bucket ofLogin(String login) {
        return logins.computeIfAbsent(login.toLowerCase(Locale.ROOT), ignored -> bucket(PER_LOGIN, LOCK));
    }

    private Bucket bucket(int attempts, Duration in) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillIntervally(attempts, in))
                .withCustomTimePrecision(meter)
                .build();
    }

    private static void spend(Bucket bucket, String code) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new TooMany(Reason.of(code, wait.plusSeconds(59).toMinutes()), wait);
        }
    }
}
