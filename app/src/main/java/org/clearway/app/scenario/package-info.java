/**
 * The scenario spring-2022 as a pure, deterministic model: no database, no clock, the same rows at every run.
 *
 * <p>Read {@link org.clearway.app.scenario.Spring2022} first: it says what there is. Behind it, {@code Population} draws who
 * exists from the cohorts of {@code scenarios/spring-2022/}, {@code Activity} says how a plant fares on a day, {@code
 * Calibration} moves whole panels until the published figures follow from their rows, and {@code Filing} says who
 * reported, when, and what was corrected.
 *
 * <p>Everything here is synthetic. Divisions, calendar and the published figures are real; enterprises, people and telephone
 * numbers are not, and say so: their credit codes are of the example range, names end in （示例） or (Demo), numbers begin with 100.
 */
@ApplicationModule(
        displayName = "scenario",
        allowedDependencies = {
            "shared",
            "directory",
            "access",
            "monitoring",
            "monitoring :: indicator",
            "monitoring :: panel",
            "chain",
            "whitelist",
            "problem"
        })
@NullMarked
package org.clearway.app.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
