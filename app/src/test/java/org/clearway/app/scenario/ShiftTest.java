package org.clearway.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShiftTest {

    private static final int APRIL_18 = Days.of(LocalDate.of(2022, 4, 18));
    private static final int APRIL_22 = Days.of(LocalDate.of(2022, 4, 22));
    private static final int MAY_31 = Days.of(LocalDate.of(2022, 5, 31));

    private final Shift shift = new Shift(1);

    @Test
    void isNothingBeforeTheWave() {
        shift.set(0, 0, 2);
        assertThat(shift.at(0, 0)).isZero();
        assertThat(shift.at(0, Days.of(LocalDate.of(2022, 3, 20)))).isZero();
        assertThat(shift.at(0, Days.of(LocalDate.of(2022, 3, 21)))).isPositive();
    }

    @Test
    void holdsWhatWasSetOnItsDays() {
        shift.set(0, 0, 2);
        shift.set(1, 0, -1);
        shift.set(2, 0, 0.5);
        assertThat(shift.at(0, APRIL_18)).isEqualTo(2);
        assertThat(shift.at(0, APRIL_22)).isEqualTo(-1);
        assertThat(shift.at(0, MAY_31)).isEqualTo(0.5);
        assertThat(shift.at(0, MAY_31 + 2)).isEqualTo(0.5);
        assertThat(shift.at(0, APRIL_18 + 2)).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void fadesWhenOnlyAprilIsKnown() {
        shift.set(0, 0, 2);
        shift.spreadOverApril(0);
        assertThat(shift.at(0, APRIL_22)).isEqualTo(2);
        assertThat(shift.at(0, Days.of(LocalDate.of(2022, 5, 6)))).isLessThan(0.3);
        assertThat(shift.at(0, MAY_31)).isZero();
    }
}
