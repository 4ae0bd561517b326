package org.clearway.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What was published of Jilin and Shanghai follows from the rows; the numbers G.. are those of the list of facts. */
class PublishedFiguresTest {

    private static final LocalDate BASE = LocalDate.of(2022, 3, 1);
    private static final LocalDate APRIL_18 = LocalDate.of(2022, 4, 18);
    private static final LocalDate APRIL_22 = LocalDate.of(2022, 4, 22);
    private static final LocalDate END_OF_MAY = LocalDate.of(2022, 5, 31);

    private static final ScenarioFigures FIGURES =
            new ScenarioFigures(Spring2022.assemble(), BASE, APRIL_18, APRIL_22, END_OF_MAY);

    @Test
    void jilinAtTheEndOfMay() {
        assertThat(FIGURES.reporting("key_50", END_OF_MAY)).as("G03").hasSize(50);
        assertThat(FIGURES.resumptionPercent("key_50", END_OF_MAY)).as("G04").isEqualTo(100);
        assertThat(FIGURES.onDutyPercent("key_50", END_OF_MAY)).as("G05").isEqualTo(87.4);
    }

    @Test
    void shanghaiAtTheEndOfMay() {
        assertThat(FIGURES.reporting("shanghai_auto", END_OF_MAY)).hasSize(FIGURES.members("shanghai_auto"));
        assertThat(FIGURES.returnedPercent("shanghai_auto", END_OF_MAY, BASE))
                .as("G06")
                .isGreaterThan(85)
                .isLessThan(88);
    }

    @Test
    void jilinOn18April() {
        assertThat(FIGURES.reporting("key_500", APRIL_18)).as("G28").hasSize(500);
        assertThat(FIGURES.resumed("key_500", APRIL_18)).as("G29").hasSize(496);
        assertThat(FIGURES.resumed("faw_suppliers", APRIL_18)).as("G30").hasSize(473);
        assertThat(FIGURES.resumptionPercent("faw_suppliers", APRIL_18))
                .as("G31")
                .isEqualTo(94.2);
        assertThat(FIGURES.outputPercent("faw_suppliers", APRIL_18)).as("G32").isEqualTo(80.0);
        assertThat(FIGURES.reporting("changchun_above_scale", APRIL_18))
                .as("G33")
                .hasSize(1_331);
        assertThat(FIGURES.resumed("changchun_above_scale", APRIL_18)).as("G34").hasSize(930);
    }

    @Test
    void jilinOn22April() {
        assertThat(FIGURES.onDutyPercent("key_50", APRIL_22)).as("G35").isEqualTo(47.7);
        assertThat(FIGURES.onDutyPercent("key_500", APRIL_22)).as("G36").isEqualTo(66.6);
        assertThat(FIGURES.atUtilisation("key_50", APRIL_22, 60)).as("G37").isEqualTo(34);
        assertThat(FIGURES.atUtilisation("key_50", APRIL_22, 80)).as("G38").isEqualTo(24);
        assertThat(FIGURES.resumptionPercent("jilin_above_scale", APRIL_22))
                .as("G39")
                .isEqualTo(96.3);
        assertThat(FIGURES.reporting("srdi_smes", APRIL_22)).as("G40").hasSize(194);
        assertThat(FIGURES.resumed("srdi_smes", APRIL_22)).as("G40").hasSize(194);
        assertThat(FIGURES.onDutyPercent("srdi_smes", APRIL_22)).as("G40").isEqualTo(63.5);
        assertThat(FIGURES.reporting("faw_suppliers", APRIL_22)).as("G41").hasSize(502);
    }
}
