package org.clearway.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clearway.app.monitoring.Plants.first;
import static org.clearway.app.monitoring.Plants.running;
import static org.clearway.app.monitoring.Plants.stopped;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.PlatformTest;
import org.clearway.app.monitoring.Plants.Plant;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.monitoring.panel.NewPanel;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.junit.jupiter.api.Test;

@PlatformTest
class BuildingPanelsTest extends IndicatorDesk {

    @Test
    void aPanelIsBuiltChangedAndTakenAsOfAnyDay() {
        Plant one = plants.plant("230102");
        Plant two = plants.plant("230102");
        Plant shanghai = plants.plant("310115");
        filing(one, running(100, 90, "85"));
        filing(two, stopped(100));
        String code = fresh("pane");
        Actor harbin = analyst("230000");
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> harbin.run(() -> building.build(panel(code, one.creditCode(), shanghai.creditCode()))));
        assertThat(refusal.reasons().getFirst().code()).isEqualTo("monitoring.panel.unknown");
        harbin.run(() -> building.build(panel(code, one.creditCode(), two.creditCode())));
        define(computed(code, "100 * running / enterprises"));
        assertThat(rate(harbin, code, TODAY)).isEqualTo(50);
        Actor.platform("figures").run(() -> keeping.keepPanels());
        harbin.run(() -> building.end(code, two.creditCode(), TODAY.minusDays(1)));
        assertThat(rate(harbin, code, TODAY)).as("the second has left").isEqualTo(100);
        harbin.run(() -> {
            assertThat(building.members(code, TODAY, 0, 10)).hasSize(1);
            assertThat(building.members(code, TODAY.minusDays(1), 0, 10)).hasSize(2);
        });
        analyst("310000")
                .run(() -> assertThat(building.members(code, TODAY.minusDays(1), 0, 10))
                        .isEmpty());
    }

    private void filing(Plant plant, ReportValues values) {
        plant.reporter().get(() -> filing.file(first(plant.site(), TODAY, values), "page", null));
    }

    private static NewPanel panel(String code, String... codes) {
        return new NewPanel(code, "测试名单", "Test panel", "test", null, List.of(codes), TODAY.minusDays(30));
    }

    private Double rate(Actor who, String code, LocalDate day) {
        return who.get(() -> series.of(
                        indicators.one(code, AsOf.now(clock)),
                        new Subject(Subject.Kind.PANEL, code),
                        day,
                        day,
                        AsOf.now(clock))
                .points()
                .getLast()
                .value());
    }
}
