package org.clearway.app.scenario.load;

import java.util.Map;
import org.clearway.app.scenario.Spring2022;

/**
 * Fills one module with its part of the scenario, within the one transaction of the load. Modules are filled by the order of
 * their {@link org.springframework.core.annotation.Order}: directory 10, people 20, reports 30, then whoever builds on them.
 */
interface Filling {

    /** @param rows takes how many rows there are of each kind; shown when the load is done and kept in the trail */
    void fill(Spring2022 spring, Map<String, Long> rows);
}
