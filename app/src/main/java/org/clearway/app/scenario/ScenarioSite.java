package org.clearway.app.scenario;

/**
 * A site of an enterprise; every enterprise has one at least.
 *
 * @param number from 1, stable; {@link ScenarioReport#site} refers to it
 * @param enterprise number of the {@link ScenarioEnterprise}
 * @param nameZh of the site alone ("二工厂"), to be read after the enterprise's name
 */
public record ScenarioSite(
        int number,
        int enterprise,
        String nameZh,
        String nameEn,
        String division,
        String addressZh,
        String addressEn,
        int employees,
        boolean reporting) {}
