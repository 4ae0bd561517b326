package org.clearway.app.monitoring.indicator.formula;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.clearway.app.monitoring.DayFigures;

/** A sum over the reports of a day that formulas may name. Message key below {@code monitoring.sum.}. */
public enum ReportSum {
    ENTERPRISES(DayFigures::enterprises),
    RUNNING(DayFigures::running),
    FULL_CAPACITY(DayFigures::fullCapacity),
    PARTLY(DayFigures::partly),
    ON_ROLL(DayFigures::onRoll),
    ON_DUTY(DayFigures::onDuty),
    RETURNED(DayFigures::returned),
    BASE_ROLL(DayFigures::baseRoll),
    REPORTED(DayFigures::reported),
    EXPECTED(DayFigures::expected),
    OUTPUT(DayFigures::output10k),
    NORMAL_OUTPUT(DayFigures::normalOutput10k),
    ELECTRICITY(DayFigures::electricityMwh);

    @SuppressWarnings("ImmutableEnumChecker") // functions of records, without state
    private final ToDoubleFunction<DayFigures> value;

    ReportSum(ToDoubleFunction<DayFigures> value) {
        this.value = value;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public double of(DayFigures day) {
        return value.applyAsDouble(day);
    }

    public static Optional<ReportSum> of(String word) {
        for (ReportSum one : values()) {
            if (one.word().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Whether a formula names nothing but sums. */
    public static boolean all(Formula formula) {
        return formula.names().keySet().stream().allMatch(name -> of(name).isPresent());
    }
}
