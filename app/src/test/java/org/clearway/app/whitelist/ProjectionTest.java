package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The projection held against sums that can be done by hand. */
class ProjectionTest {

    private static final LocalDate DAY = LocalDate.of(2022, 5, 1);

    private static Projection projection(long removals, long entryDays) {
        return new Projection(
                DAY, new TreeMap<>(Map.of(DAY.plusDays(10), 100L, DAY.plusDays(40), 100L)), removals, entryDays);
    }

    @Test
    void withoutRemovalsEachEntryEndsAtItsOwnEnd() {
        Projection one = projection(0, 1_000);
        assertThat(one.leftOn(DAY.plusDays(10))).isEqualTo(200);
        assertThat(one.leftOn(DAY.plusDays(11))).isEqualTo(100);
        assertThat(one.empty().day()).isEqualTo(DAY.plusDays(41));
        assertThat(one.empty().late()).isEqualTo(DAY.plusDays(41));
    }

    @Test
    void removalsGoOnAtTheirRate() {
        Projection one = projection(100, 1_000);
        assertThat(one.leftOn(DAY.plusDays(2))).isCloseTo(200 * 0.9 * 0.9, within(1e-9));
        assertThat(one.empty().day()).isBeforeOrEqualTo(DAY.plusDays(41)).isAfter(DAY.plusDays(11));
        assertThat(one.empty().early()).isBeforeOrEqualTo(one.empty().day());
        assertThat(one.empty().late()).isAfterOrEqualTo(one.empty().day());
    }

    @Test
    void anEmptyListIsEmptyToday() {
        assertThat(new Projection(DAY, new TreeMap<>(), 0, 0).empty().day()).isEqualTo(DAY);
    }
}
