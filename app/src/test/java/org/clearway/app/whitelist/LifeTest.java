package org.clearway.app.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps played again: what a state cannot do is refused, and what has expired is expired without a step. */
class LifeTest {

    private static final Instant BEGIN = Instant.parse("2022-04-10T01:00:00Z");
    private static final Instant UNTIL = BEGIN.plusSeconds(30 * 86_400L);

    private static final Entry ENTRY = new Entry(
            1,
            1,
            4,
            "91",
            "例厂",
            null,
            "220100",
            "3670",
            "livelihood",
            null,
            "ordinary",
            false,
            "authority",
            "ground",
            6,
            "Han Song",
            BEGIN);

    @Test
    void aLifeFromNominationToRemoval() {
        assertThat(Life.replay(
                        ENTRY,
                        steps(Act.NOMINATE, Act.ASSESS, Act.PREPARE, Act.LIST, Act.SUSPEND, Act.RESUME, Act.REMOVE)))
                .isInstanceOf(Admission.Removed.class);
    }

    @Test
    void arefusalIsAppealedAndBegunAnew() {
        assertThat(Life.replay(
                        ENTRY,
                        steps(Act.NOMINATE, Act.ASSESS, Act.PREPARE, Act.DECLINE, Act.APPEAL, Act.REOPEN, Act.ASSESS)))
                .isInstanceOf(Admission.Assessed.class);
    }

    @Test
    void nothingIsListedThatWasNotDrafted() {
        assertThatThrownBy(() -> Life.replay(ENTRY, steps(Act.NOMINATE, Act.ASSESS, Act.LIST)))
                .hasMessageContaining("assessed at step 3 and cannot LIST");
    }

    @Test
    void nothingIsRemovedTwice() {
        assertThatThrownBy(() -> Life.replay(
                        ENTRY, steps(Act.NOMINATE, Act.ASSESS, Act.PREPARE, Act.LIST, Act.REMOVE, Act.REMOVE)))
                .hasMessageContaining("removed at step 6");
    }

    @Test
    void whatHasExpiredCannotBeExtended() {
        List<Step> steps = new ArrayList<>(steps(Act.NOMINATE, Act.ASSESS, Act.PREPARE, Act.LIST));
        steps.add(new Step(1, 5, UNTIL, Act.EXTEND, 1, "x", 3L, UNTIL.plusSeconds(86_400), null, null));
        assertThatThrownBy(() -> Life.replay(ENTRY, steps)).hasMessageContaining("expired at step 5");
    }

    @Test
    void itExpiresAtTheMinuteWithNoStep() {
        assertThat(Admission.of(ENTRY, "listed", BEGIN, 2, UNTIL, UNTIL.minusMillis(1)))
                .isInstanceOf(Admission.Listed.class);
        assertThat(Admission.of(ENTRY, "listed", BEGIN, 2, UNTIL, UNTIL)).isInstanceOf(Admission.Expired.class);
        assertThat(Admission.of(ENTRY, "suspended", BEGIN, 2, UNTIL, UNTIL)).isInstanceOf(Admission.Expired.class);
    }

    private static List<Step> steps(Act... acts) {
        return IntStream.range(0, acts.length)
                .mapToObj(
                        i -> new Step(1, i + 1, BEGIN.plusSeconds(i * 3_600L), acts[i], 1, "x", 2L, UNTIL, null, null))
                .toList();
    }
}
