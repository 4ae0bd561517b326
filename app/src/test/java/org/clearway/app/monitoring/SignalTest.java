package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.indicator.Signal;
import org.junit.jupiter.api.Test;

class SignalTest {

    private static final LocalDate FIRST = LocalDate.of(2022, 4, 1);

    private static List<Point> series(int n, IntToDoubleFunction value) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            points.add(new Point(FIRST.plusDays(i), value.applyAsDouble(i), 0, null, null, null, 1));
        }
        return points;
    }

    @Test
    void sevenValuesAreTooShortAndEightAreNot() {
        assertThat(Signal.of(series(7, i -> i)).kind()).isEqualTo(Signal.Kind.TOO_SHORT);
        assertThat(Signal.of(series(8, i -> i)).kind()).isEqualTo(Signal.Kind.RISING);
    }

    @Test
    void findsTheBottomOfAV() {
        Signal signal = Signal.of(series(40, i -> Math.abs(i - 17)));
        assertThat(signal.kind()).isEqualTo(Signal.Kind.TURNED_UP);
        assertThat(signal.since()).isEqualTo(FIRST.plusDays(17));
        assertThat(signal.probability()).isLessThan(Signal.LEVEL);
        assertThat(Signal.of(series(40, i -> -Math.abs(i - 17))).kind()).isEqualTo(Signal.Kind.TURNED_DOWN);
    }

    @Test
    void aSeriesThatStandsStillHasNoTrend() {
        assertThat(Signal.of(series(30, i -> 5)).kind()).isEqualTo(Signal.Kind.STEADY);
    }

    /** Of 2,000 series of noise about one in a hundred may look like a trend, and hardly any like a turn. */
    @Test
    void noiseIsRarelyTakenForMore() {
        Random random = new Random(11);
        int told = 0;
        for (int round = 0; round < 2_000; round++) {
            Signal.Kind kind = Signal.of(series(30, i -> random.nextGaussian())).kind();
            told += kind == Signal.Kind.STEADY ? 0 : 1;
        }
        assertThat(told).isLessThan(45);
    }
}
