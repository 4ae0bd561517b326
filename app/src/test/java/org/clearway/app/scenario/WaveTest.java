package org.clearway.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WaveTest {

    private final Wave wave = new Wave();

    @Test
    void followsTheLinesBetweenItsPoints() {
        double[] shanghai = wave.ofCity("310100");
        assertThat(shanghai[day(4, 14)]).isEqualTo(1.15);
        assertThat(shanghai[day(4, 1)]).isEqualTo(1.05);
        assertThat(shanghai[day(3, 31)]).isCloseTo(0.94, within(1e-9));
    }

    @Test
    void aCityWithoutPointsHasItsProvincesAProvinceTheNations() {
        assertThat(wave.ofCity("220300")).isSameAs(wave.ofCity("220400")).isNotSameAs(wave.ofCity("220100"));
        assertThat(wave.ofCity("540100")).isSameAs(wave.ofCity("650100"));
    }

    @Test
    void jilinComesFirstShanghaiLaterAndItsNeighboursAfter() {
        assertThat(peak("220100")).isBetween(day(3, 13), day(4, 5));
        assertThat(peak("310100")).isBetween(day(4, 5), day(4, 25)).isGreaterThan(peak("220100"));
        assertThat(peak("320500")).isGreaterThanOrEqualTo(peak("310100"));
    }

    private int peak(String city) {
        double[] levels = wave.ofCity(city);
        int peak = 0;
        for (int day = 0; day < levels.length; day++) {
            peak = levels[day] > levels[peak] ? day : peak;
        }
        return peak;
    }

    private static int day(int month, int dayOfMonth) {
        return Days.of(LocalDate.of(2022, month, dayOfMonth));
    }
}
