package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.List;

/**
 * A monitoring panel.
 *
 * @param owner code of the {@link ScenarioAuthority}
 * @param enterprises numbers of {@link ScenarioEnterprise}, ascending
 */
public record ScenarioPanel(
        String code,
        String nameZh,
        String nameEn,
        String division,
        String owner,
        LocalDate validFrom,
        List<Integer> enterprises) {}
