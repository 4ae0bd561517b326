package org.clearway.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;

class AssumptionsTest {
    private static final DatedShares ROWS =
            DatedShares.none().with(4, 3, 5, 0.5).with(2, 1, 1, 0).with(4, 5, 9, 0.2);
    private final Network chain = HandCheckTest.chain(1);

    @Test
    void aRowHoldsFromItsFirstToItsLastDay() {
        assertThat(ROWS.on(4, 2)).isEqualTo(DatedShares.NONE);
        assertThat(ROWS.on(4, 3)).isEqualTo(0.5);
        assertThat(ROWS.on(4, 4)).isEqualTo(0.5);
        assertThat(ROWS.on(4, 5)).as("the lower of two").isEqualTo(0.2);
        assertThat(ROWS.on(4, 9)).isEqualTo(0.2);
        assertThat(ROWS.on(4, 10)).isEqualTo(DatedShares.NONE);
        assertThat(ROWS.on(3, 4)).isEqualTo(DatedShares.NONE);
    }

    @Test
    void changesOnTheFirstDayAndOnTheDayAfterTheLast() {
        assertThat(ROWS.changesOn(1)).isTrue();
        assertThat(ROWS.changesOn(2)).isTrue();
        assertThat(ROWS.changesOn(4)).isFalse();
        assertThat(ROWS.changesOn(6)).isTrue();
        assertThat(ROWS.changesOn(9)).isFalse();
        assertThat(ROWS.changesOn(10)).isTrue();
        assertThat(ROWS.targets()).containsExactly(2, 4);
    }

    @Test
    void withoutAndUntilTakeRowsAway() {
        assertThat(ROWS.without(4).targets()).containsExactly(2);
        assertThat(ROWS.size()).isEqualTo(3);
        DatedShares shorter = ROWS.until(target -> target == 4 ? 5 : 100);
        assertThat(shorter.on(4, 4)).isEqualTo(0.5);
        assertThat(shorter.on(4, 5)).isEqualTo(DatedShares.NONE);
        assertThat(shorter.on(2, 1)).isZero();
    }

    @Test
    void refusesRowsThatCannotBe() {
        DatedShares none = DatedShares.none();
        assertThatThrownBy(() -> none.with(1, 5, 4, 0))
                .hasMessage("Days run from 1 to 36500 and not backwards, not from 5 to 4");
        assertThatThrownBy(() -> none.with(1, 0, 4, 0)).hasMessageContaining("not from 0 to 4");
        assertThatThrownBy(() -> none.with(1, 1, 36_501, 0)).hasMessageContaining("not from 1 to 36501");
        assertThatThrownBy(() -> none.with(1, 1, 4, 3.01)).hasMessage("A share is 0 to 3.0, not 3.01 of 1");
        assertThatThrownBy(() -> none.with(1, 1, 4, -0.1)).hasMessage("A share is 0 to 3.0, not -0.1 of 1");
        assertThatThrownBy(() -> none.with(1, 1, 4, Double.NaN)).hasMessage("A share is 0 to 3.0, not NaN of 1");
        assertThat(none.with(1, 4, 4, 3).on(1, 4)).isEqualTo(3);
        assertThatThrownBy(() -> DatedShares.of(new int[1], new int[2], new int[1], new double[1]))
                .hasMessage("The columns of dated shares differ in length");
    }

    @Test
    void refusesHorizonsOutOfBounds() {
        Assumptions calm = Assumptions.calm(chain, 365, Rules.product());
        assertThat(calm.days()).isEqualTo(365);
        assertThatThrownBy(() -> Assumptions.calm(chain, 0, Rules.product()))
                .hasMessage("The horizon is 1 to 365 days, not 0");
        assertThatThrownBy(() -> Assumptions.calm(chain, 366, Rules.product()))
                .hasMessage("The horizon is 1 to 365 days, not 366");
        assertThatThrownBy(() -> calm.blocking(DatedShares.none().with(0, 2, 3, 1.5)))
                .hasMessage("A link is open by 0 to 1, not 1.5");
    }

    @Test
    void refusesRulesOutOfBounds() {
        assertThatThrownBy(() -> new Rules(3.1, 6, 1, 3, Rationing.PROPORTIONAL))
                .hasMessage("The largest capacity is 0.0 to 3.0, not 3.1");
        assertThatThrownBy(() -> new Rules(1, 0.5, 1, 3, Rationing.PROPORTIONAL))
                .hasMessage("The days to refill a stock is 1.0 to 365.0, not 0.5");
        assertThatThrownBy(() -> Crew.of(0)).hasMessage("A crew has 1 to 1024 threads, not 0");
    }

    @Test
    void refusesStocksThatCannotBe() {
        StockTaking taking = new StockTaking(chain, Rules.product());
        assertThatThrownBy(() -> taking.stock(0, -1, 1))
                .hasMessage("A stock is 0 or more and its daily use above 0, not -1.0 and 1.0");
        assertThatThrownBy(() -> taking.stock(0, 1, 0)).hasMessageContaining("not 1.0 and 0.0");
        assertThatThrownBy(() -> taking.transit(0, -1, 1)).hasMessage("Goods on the road are 0 or more, not -1.0");
        assertThatThrownBy(() -> taking.transit(0, 1, 61))
                .hasMessage("Goods on the road arrive on day 1 to 60, not on day 61");
        taking.stock(0, 1, 1);
        assertThatThrownBy(() -> taking.stock(0, 1, 1)).hasMessage("The stock of slot 0 is counted twice");
    }

    @Test
    void anOpeningStockIsOnHandPlusDueOverUse() {
        Opening opening = new StockTaking(chain, Rules.product())
                .stock(0, 30, 2)
                .transit(0, 6, 1)
                .transit(0, 4, 2)
                .opening();
        assertThat(opening.cover()).containsExactly(18, 5);
        assertThat(opening.knowsTransit(0)).isTrue();
        assertThat(opening.road(0, Flows.of(chain))).containsExactly(4);
        Opening tenYears =
                new StockTaking(chain, Rules.product()).stock(0, 1e9, 1).opening();
        assertThat(tenYears.cover()[0]).isEqualTo(Opening.MAX_COVER_DAYS);
    }
}
