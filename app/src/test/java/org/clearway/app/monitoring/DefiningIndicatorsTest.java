package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.indicator.Definition;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.AsOf;
import org.junit.jupiter.api.Test;

@PlatformTest
class DefiningIndicatorsTest extends IndicatorDesk {

    @Test
    void refusesAFormulaForAllThatIsWrongWithIt() {
        String gone = fresh("gone");
        define(imported(gone, "daily", "%"));
        analyst("000000").run(() -> defining.withdraw(gone, "not needed"));
        String self = fresh("own");
        assertThat(refusals(computed(self, self + " + " + gone + " + nothing_of_that_name")))
                .containsExactly(
                        "monitoring.formula.itself", "monitoring.formula.withdrawn", "monitoring.formula.unknown");
        assertThat(refusals(computed(self, "running / 0"))).containsExactly("monitoring.formula.zero");
        String monthly = fresh("monthly");
        define(imported(monthly, "monthly", "%"));
        assertThat(refusals(computed(self, monthly + " + running"))).containsExactly("monitoring.formula.frequency");
    }

    @Test
    void refusesACircleAndTheWithdrawalOfWhatIsUsed() {
        String one = fresh("one");
        String two = fresh("two");
        define(computed(one, "running"));
        define(computed(two, one + " * 2"));
        Definition back = new Definition(
                one, "测试公式", "Test formula", "%", 1, "daily", "up", two + " + 1", "test", "test", "to see");
        assertThat(refusals(back)).containsExactly("monitoring.formula.circle");
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> analyst("000000").run(() -> defining.withdraw(one, "not needed")));
        assertThat(refusal.reasons().getFirst().code()).isEqualTo("monitoring.indicator.used");
    }

    @Test
    void aChangedDefinitionIsANewVersionAndThePastKeepsTheOld() {
        String code = fresh("versions");
        define(computed(code, "running"));
        clock.set(Instant.parse("2022-06-02T03:00:00Z"));
        define(new Definition(code, "新名称", "New name", "%", 1, "daily", "up", "enterprises", "test", "test", "better"));
        AsOf before = AsOf.past(TODAY.atTime(10, 30));
        analyst("000000").run(() -> {
            assertThat(indicators.one(code, before).formula()).isEqualTo("running");
            assertThat(indicators.one(code, AsOf.now(clock)).version()).isEqualTo(2);
            assertThat(indicators.versions(code)).hasSize(2);
        });
    }
}
