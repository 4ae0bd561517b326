package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The projection and its band held against sums that can be done by hand. */
class ProjectionTest {

    private static final LocalDate DAY = LocalDate.of(2022, 5, 1);
    private static final int LONGEST = 90;

    /** Two hundred entries, half of them until the 10th day ahead, half until the 40th; 28 days of two hundred each lie behind. */
    private static Projection projection(long extended, long lapsed, long... removals) {
        List<Projection.Past> past =
                new ArrayList<>(Collections.nCopies(28 - removals.length, new Projection.Past(200, 0)));
        for (long removed : removals) {
            past.add(new Projection.Past(200, removed));
        }
        return new Projection(
                DAY,
                new TreeMap<>(Map.of(DAY.plusDays(10), 100L, DAY.plusDays(40), 100L)),
                past,
                extended,
                lapsed,
                LONGEST);
    }

    @Test
    void withoutRemovalsEachEntryEndsAtItsOwnEnd() {
        Projection one = projection(0, 100);
        assertThat(one.leftOn(DAY.plusDays(10)).entries()).isEqualTo(200);
        assertThat(one.leftOn(DAY.plusDays(11)).entries()).isEqualTo(100);
        assertThat(one.empty().day()).isEqualTo(DAY.plusDays(41));
        assertThat(one.half().day()).isEqualTo(DAY.plusDays(41));
    }

    @Test
    void whereNothingWasRemovedNorCameToItsEndTheBandSaysThatNothingIsKnown() {
        Projection one = projection(0, 0);
        Projection.Left left = one.leftOn(DAY.plusDays(11));
        assertThat(left.low())
                .as("three of 28 days could have taken all")
                .isCloseTo(100 * Math.pow(1 - 3.0 / 28, 11), within(1e-6));
        assertThat(left.high()).as("all could have been extended").isEqualTo(200);
        assertThat(one.empty().late()).isEqualTo(DAY.plusDays(40L + LONGEST + 1));
    }

    @Test
    void removalsGoOnAtTheirRate() {
        Projection one = projection(0, 100, 56);
        assertThat(one.ratePerDay()).isEqualTo(0.01);
        assertThat(one.leftOn(DAY.plusDays(2)).entries()).isCloseTo(200 * 0.99 * 0.99, within(1e-9));
        assertThat(one.empty().early()).isBeforeOrEqualTo(one.empty().day());
        assertThat(one.empty().late()).isAfterOrEqualTo(one.empty().day());
    }

    /** 56 of one morning are one happening, 2 of each are 28: the first band is the wider by far. */
    @Test
    void aHundredOfOneMorningAreOneHappening() {
        long[] evenly = new long[28];
        Arrays.fill(evenly, 2);
        Projection.Left once = projection(0, 100, 56).leftOn(DAY.plusDays(9));
        Projection.Left even = projection(0, 100, evenly).leftOn(DAY.plusDays(9));
        assertThat(once.entries()).isCloseTo(even.entries(), within(1e-9));
        assertThat(even.high() - even.low())
                .as("each day alike: the rate is known")
                .isLessThan(1e-6);
        // One day in 28: the error of the ratio is 1 % a day times Student's t of 27 degrees.
        double rate = 0.01 + 0.01 * 2.0518;
        assertThat(once.low()).isCloseTo(200 * Math.pow(1 - rate, 9), within(0.1));
        assertThat(once.high()).as("it may have been the only one").isEqualTo(200);
    }

    @Test
    void theExtendedShareStaysBeyondItsEndOnce() {
        Projection one = projection(25, 75);
        assertThat(one.leftOn(DAY.plusDays(11)).entries()).isEqualTo(100 + 25);
        assertThat(one.leftOn(DAY.plusDays(41)).entries()).isEqualTo(50);
        assertThat(one.leftOn(DAY.plusDays(11L + LONGEST)).entries())
                .as("the extension of the first half is over")
                .isEqualTo(25);
        assertThat(one.empty().day()).isEqualTo(DAY.plusDays(41L + LONGEST));
        // Wilson's band of 25 in 100 is 17.5 % to 34.3 %.
        assertThat(one.leftOn(DAY.plusDays(11)).high()).isCloseTo(134.3, within(0.1));
    }

    @Test
    void knowsStudentsT() {
        assertThat(Projection.student(27)).isCloseTo(2.0518, within(0.001));
        assertThat(Projection.student(10)).isCloseTo(2.2281, within(0.002));
        assertThat(Projection.student(4)).isCloseTo(2.7764, within(0.03));
    }

    @Test
    void anEmptyListIsEmptyToday() {
        assertThat(new Projection(DAY, new TreeMap<>(), List.of(), 0, 0, LONGEST)
                        .empty()
                        .day())
                .isEqualTo(DAY);
    }
}
