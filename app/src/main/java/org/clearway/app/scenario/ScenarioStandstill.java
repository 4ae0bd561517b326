package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Days on which a site stood without a break.
 *
 * @param site     number of the {@link ScenarioSite}
 * @param to       last of these days; {@link Spring2022#LAST_DAY} where it still stands
 * @param measures true when the epidemic's measures were the cause, false for causes of its own
 */
public record ScenarioStandstill(int site, LocalDate from, LocalDate to, boolean measures) {

    public boolean goesOn() {
        return to.equals(Spring2022.LAST_DAY);
    }

    static void of(Plants plants, Activity activity, int plant, Consumer<ScenarioStandstill> sink) {
        int from = -1;
        for (int day = 0; day <= Days.COUNT; day++) {
            boolean stands = day < Days.COUNT && activity.stands(plant, day);
            if (stands && from < 0) {
                from = day;
            } else if (!stands && from >= 0) {
                boolean measures = !activity.stops().stoppedOtherwise(plant, day - 1);
                sink.accept(new ScenarioStandstill(plants.site(plant), Days.date(from), Days.date(day - 1), measures));
                from = -1;
            }
        }
    }
}
