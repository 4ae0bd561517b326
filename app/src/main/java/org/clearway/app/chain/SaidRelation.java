package org.clearway.app.chain;

import org.jspecify.annotations.Nullable;

/**
 * A relation as one side says it, in the words of a table: by credit code, number of the site and code of the part that the node makes.
 *
 * @param unit  null, or the unit meant: refused when the supplier's part has another
 * @param share of all that the buyer takes of the part, above 0 to 1; null where not said
 */
public record SaidRelation(
        String buyerCode,
        int buyerSite,
        String buyerPart,
        String supplierCode,
        int supplierSite,
        String supplierPart,
        double monthlyVolume,
        @Nullable String unit,
        @Nullable Double share,
        int leadDays,
        int transitDays,
        boolean soleSource) {}
