package org.clearway.app.scenario;

import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.ScenarioReport.State;
import org.clearway.app.scenario.Story.Event;
import org.jspecify.annotations.Nullable;

/**
 * How a plant fares on a day: whether it runs, the share of its people on duty, the share of its normal output it makes.
 *
 * <pre>
 *   logit(work) = 2.3 + own - 3.4 severity x sensitivity - 1.6 chain drag - rest of the week + noise + shift
 *   logit(duty) = 2.9 + own - 3.6 severity x sensitivity                  - rest of the week + noise + shift
 * </pre>
 *
 * <p>Both are levels in [0, 1]. A plant that stands has a few caretakers on duty, makes nothing and burns little power.
 */
final class Activity {

    private static final double CLOSED_LOOP_FROM = 0.42;
    private static final double LIMITED_UNDER = 0.35;

    private final Days days = new Days();
    private final Plants plants;
    private final Stops stops;
    private final Shift duty;
    private final Shift work;

    Activity(Plants plants) {
        this.plants = plants;
        this.stops = new Stops(plants);
        this.duty = new Shift(plants.size());
        this.work = new Shift(plants.size());
    }

    Shift dutyShift() {
        return duty;
    }

    Shift workShift() {
        return work;
    }

    Stops stops() {
        return stops;
    }

    State state(int plant, int day) {
        if (stands(plant, day)) {
            return State.STOPPED;
        }
        boolean loops = Draw.unit(Salt.LOOP, plant) < 0.35 + plants.roll(plant) / 900.0;
        if (plants.severity(plant, day) > CLOSED_LOOP_FROM && loops) {
            return State.CLOSED_LOOP;
        }
        return workTrend(plant, day) < LIMITED_UNDER ? State.LIMITED : State.NORMAL;
    }

    boolean stands(int plant, int day) {
        return stops.stoppedByMeasures(plant, day)
                || stops.stoppedOtherwise(plant, day)
                || event(plant, day, "stopped") != null;
    }

    int staffOnRoll(int plant, int day) {
        int base = plants.roll(plant);
        return day == 0 ? base : base - (int) (base * 0.012 * Draw.unit(Salt.ROLL, plant, day / 7));
    }

    int staffOnDuty(int plant, int day) {
        return (int) Math.round(staffOnRoll(plant, day) * dutyLevel(plant, day));
    }

    /** Those on duty, and of the others those back but off shift. */
    int staffReturned(int plant, int day) {
        int onDuty = staffOnDuty(plant, day);
        double offShift = stands(plant, day) ? 0.10 : 0.15 + 0.45 * Draw.unit(Salt.RETURNED, plant);
        return onDuty + (int) Math.round((staffOnRoll(plant, day) - onDuty) * offShift);
    }

    int utilisationPercent(int plant, int day) {
        return (int) Math.round(100 * workLevel(plant, day));
    }

    double output10k(int plant, int day) {
        double noise = 1 + 0.01 * Draw.normal(Salt.OUTPUT_NOISE, plant, day);
        return Plants.tenths(plants.normalOutput10k(plant) * workLevel(plant, day) * noise);
    }

    double electricityMwh(int plant, int day) {
        double level = stands(plant, day) || isResumedOnPaper(plant) ? 0.06 : 0.25 + 0.75 * workLevel(plant, day);
        double noise = 1 + 0.03 * Draw.normal(Salt.POWER_NOISE, plant, day);
        return Plants.tenths(plants.normalMwh(plant) * level * noise);
    }

    /** A few report work that their meters do not show. */
    private boolean isResumedOnPaper(int plant) {
        return !plants.cohort(plant).isCalibrated() && Draw.unit(Salt.PAPER, plant) < 0.0015;
    }

    double dutyLevel(int plant, int day) {
        if (stands(plant, day)) {
            return 0.02 + 0.05 * Draw.unit(Salt.DUTY_QUALITY, plant);
        }
        Event told = event(plant, day, "duty");
        if (told != null) {
            return Double.parseDouble(told.value());
        }
        double own = 0.45 * Draw.normal(Salt.DUTY_QUALITY, plant, 0);
        double sensitivity = 0.75 + 0.5 * Draw.unit(Salt.DUTY_SENSITIVITY, plant);
        double logit = 2.9
                + own
                - 3.6 * plants.severity(plant, day) * sensitivity
                - 0.4 * rest(plant, day)
                + 0.10 * Draw.normal(Salt.DUTY_NOISE, plant, day)
                + duty.at(plant, day);
        return level(logit);
    }

    double workLevel(int plant, int day) {
        if (stands(plant, day)) {
            return 0;
        }
        Event told = event(plant, day, "work");
        if (told != null) {
            return Double.parseDouble(told.value()) + 0.006 * Draw.normal(Salt.WORK_NOISE, plant, day);
        }
        double logit = workTrend(plant, day)
                - 0.8 * rest(plant, day)
                + 0.16 * Draw.normal(Salt.WORK_NOISE, plant, day)
                + work.at(plant, day);
        return level(logit);
    }

    private double workTrend(int plant, int day) {
        double own = 0.5 * Draw.normal(Salt.WORK_QUALITY, plant, 0);
        double sensitivity = 0.7 + 0.6 * Draw.unit(Salt.WORK_SENSITIVITY, plant);
        return 2.3 + own - 3.4 * plants.severity(plant, day) * sensitivity - 1.6 * plants.chainDrag(plant, day);
    }

    /** What the calendar takes: some plants never rest, others close on Sundays. */
    private double rest(int plant, int day) {
        return days.rest(day) * Math.max(0, 2.4 * Draw.unit(Salt.REST, plant) - 0.4);
    }

    @Nullable
    Event event(int plant, int day, String kind) {
        for (Event event : plants.events(plant)) {
            if (event.kind().equals(kind) && event.covers(day)) {
                return event;
            }
        }
        return null;
    }

    static double level(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    static double logit(double level) {
        return Math.log(level / (1 - level));
    }
}
