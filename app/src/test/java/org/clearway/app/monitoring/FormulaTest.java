package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Random;
import org.clearway.app.monitoring.indicator.formula.Evaluation;
import org.clearway.app.monitoring.indicator.formula.Formula;
import org.clearway.app.monitoring.indicator.formula.FormulaFault;
import org.clearway.app.monitoring.indicator.formula.FormulaParser;
import org.junit.jupiter.api.Test;

class FormulaTest {

    private static final Map<String, double[]> VALUES = Map.of(
            "running", new double[] {8, 9, 10, Double.NaN, 12},
            "enterprises", new double[] {10, 10, 0, 10, 16});

    private static double[] of(String text) {
        return new Evaluation(5, VALUES::get).of(FormulaParser.parse(text));
    }

    private static FormulaFault fault(String text) {
        FormulaFault fault = catchThrowableOfType(FormulaFault.class, () -> FormulaParser.parse(text));
        assertThat(fault).as(text).isNotNull();
        return fault;
    }

    @Test
    void readsPointBeforeLineAndBracketsFirst() {
        assertThat(of("1 + 2 * 3")[0]).isEqualTo(7);
        assertThat(of("(1 + 2) * 3")[0]).isEqualTo(9);
        assertThat(of("10 - 4 - 3")[0]).isEqualTo(3);
        assertThat(of("-2 * -3")[0]).isEqualTo(6);
        assertThat(of("100 * running / enterprises")[0]).isEqualTo(80);
    }

    @Test
    void aMissingValueAndADivisionByZeroStayMissing() {
        Evaluation evaluation = new Evaluation(5, VALUES::get);
        double[] rate = evaluation.of(FormulaParser.parse("100 * running / enterprises"));
        assertThat(rate).containsExactly(80, 90, Double.NaN, Double.NaN, 75);
        assertThat(evaluation.zeroDivisions()).isEqualTo(1);
    }

    @Test
    void looksBackOverPeriods() {
        assertThat(of("lag(running, 1)")).containsExactly(Double.NaN, 8, 9, 10, Double.NaN);
        assertThat(of("change(running, 1)")[1]).isEqualTo(1);
        assertThat(of("mean(running, 2)")).containsExactly(8, 8.5, 9.5, 10, 12);
        assertThat(FormulaParser.parse("mean(lag(running, 3), 7)").lookback()).isEqualTo(10);
    }

    @Test
    void saysWhereAndWhatIsWrong() {
        assertThat(fault("running / 0").at()).isEqualTo(8);
        assertThat(fault("running / 0").reason().code()).isEqualTo("monitoring.formula.zero");
        assertThat(fault("1 / (2 - 2)").reason().code()).isEqualTo("monitoring.formula.zero");
        assertThat(fault("1 / (running - running)").reason().code()).isEqualTo("monitoring.formula.zero");
        assertThat(fault("100 * (running").reason().code()).isEqualTo("monitoring.formula.bracket");
        assertThat(fault("running +").reason().code()).isEqualTo("monitoring.formula.ends");
        assertThat(fault("running; drop").at()).isEqualTo(7);
        assertThat(fault("sqrt(running)").reason().code()).isEqualTo("monitoring.formula.function");
        assertThat(fault("lag(running, enterprises)").reason().code()).isEqualTo("monitoring.formula.periods");
        assertThat(fault("(".repeat(60)).reason().code()).isEqualTo("monitoring.formula.deep");
    }

    @Test
    void whateverIsTypedEndsInAFormulaOrAFaultWithItsPlace() {
        Random random = new Random(7);
        String letters = "ab_19.+-*/(), running lag mean #;\"\n";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(24); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Formula formula = FormulaParser.parse(text.toString());
                assertThat(formula.lookback()).isNotNegative();
            } catch (FormulaFault fault) {
                assertThat(fault.at()).as(text.toString()).isBetween(0, text.length());
            }
        }
    }
}
