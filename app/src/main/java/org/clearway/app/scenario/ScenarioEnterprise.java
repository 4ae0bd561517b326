package org.clearway.app.scenario;

import java.util.List;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.SizeClass;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise of the scenario. None exists.
 *
 * @param number from 1, stable
 * @param industry class of GB/T 4754
 * @param revenue10k of a year, in 10,000 yuan
 * @param chains the chains it belongs to; empty for about half
 * @param supplyFields codes of {@code reference/supply_field.csv}
 * @param cultivationTier code of {@code reference/cultivation_tier.csv}
 * @param group number of a {@link ScenarioGroup}, 0 when it belongs to none
 * @param contactPhone eleven digits that begin with 100, where no telephone number does
 * @param reporting whether its sites report daily
 */
public record ScenarioEnterprise(
        int number,
        CreditCode creditCode,
        String nameZh,
        String nameEn,
        String division,
        String industry,
        int employees,
        int revenue10k,
        SizeClass size,
        boolean aboveScale,
        List<ChainPlace> chains,
        List<String> supplyFields,
        @Nullable String cultivationTier,
        int group,
        String addressZh,
        String addressEn,
        String contactZh,
        String contactEn,
        String contactPhone,
        boolean reporting) {

    /**
     * Its place in a chain.
     *
     * @param role {@code leader}, {@code key_link} or {@code ordinary} */
    public record ChainPlace(String chain, String role) {}
}
