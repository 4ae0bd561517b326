package org.clearway.app.shared.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of the platform. It runs with the machine's, shifted: a scenario sets it to its own day, a test moves it.
 * Only codes of authenticator apps and ages of sign-in cookies go by the machine's own time, as the phones that make them do.
 */
public final class ClearwayClock extends Clock {

    /** All business dates are dates of this zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock machine;
    private volatile Duration shift = Duration.ZERO;

    public ClearwayClock() {
        this(Clock.systemUTC());
    }

    public ClearwayClock(Clock machine) {
        this.machine = machine;
    }

    /** Lets the clock stand at {@code instant} now and run on from there. */
    public void set(Instant instant) {
        shift = Duration.between(machine.instant(), instant);
    }

    /** True when the clock does not show the machine's time: a scenario is being played. */
    public boolean isShifted() {
        return shift.abs().compareTo(Duration.ofMinutes(1)) > 0;
    }

    /** Now, cut to the microseconds that the database keeps, so that what is written equals what is read back. */
    @Override
    public Instant instant() {
        Instant now = machine.instant().plus(shift);
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    public ZonedDateTime here() {
        return instant().atZone(ZONE);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZONE) ? this : Clock.fixed(instant(), zone);
    }
}
