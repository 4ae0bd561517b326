package org.clearway.app.monitoring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of one day add up to. A missing report is in no denominator but that of {@code expected}.
 *
 * @param expected     sites that are to report
 * @param reported     sites that did
 * @param enterprises  enterprises with at least one report
 * @param running      of these, those with a site that is not stopped
 * @param fullCapacity of these, those at the mark of full capacity and more, all their sites weighted by normal output
 * @param partly       at the lower mark and more
 * @param output10k    output of the day and of a normal day in 10,000 yuan, electricity in MWh
 * @param returned     staff back at their post, held against {@code baseRoll}, the roll of the base day
 */
public record DayFigures(
        LocalDate day,
        long expected,
        long reported,
        long enterprises,
        long running,
        long fullCapacity,
        long partly,
        long onRoll,
        long onDuty,
        long returned,
        long baseRoll,
        double output10k,
        double normalOutput10k,
        double electricityMwh) {

    /** A day without any report. */
    public static DayFigures none(LocalDate day) {
        return new DayFigures(day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public long missing() {
        return Math.max(0, expected - reported);
    }

    /** Enterprises that stand still, as a figure for the board. */
    public Double stoppedCount() {
        return (double) (enterprises - running);
    }

    public @Nullable Double resumptionRate() {
        return percent(running, enterprises);
    }

    public @Nullable Double onDutyRate() {
        return percent(onDuty, onRoll);
    }

    public @Nullable Double returnRate() {
        return percent(returned, baseRoll);
    }

    public @Nullable Double fullCapacityShare() {
        return percent(fullCapacity, enterprises);
    }

    public @Nullable Double partlyShare() {
        return percent(partly, enterprises);
    }

    public @Nullable Double reportedShare() {
        return percent(reported, expected);
    }

    public DayFigures withExpected(long sites) {
        return new DayFigures(
                day,
                sites,
                reported,
                enterprises,
                running,
                fullCapacity,
                partly,
                onRoll,
                onDuty,
                returned,
                baseRoll,
                output10k,
                normalOutput10k,
                electricityMwh);
    }

    private static @Nullable Double percent(long part, long whole) {
        return whole == 0 ? null : 100.0 * part / whole;
    }
}
