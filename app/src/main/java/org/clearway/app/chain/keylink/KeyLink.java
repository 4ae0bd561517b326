package org.clearway.app.chain.keylink;

import org.jspecify.annotations.Nullable;

/**
 * An enterprise of the short list as it is shown.
 *
 * @param loss    share of the country's output that is lost while it alone stops
 * @param best    the position lies between this and {@code worst} with uncertain volumes
 * @param closedUntil last day of a closure that holds, null when none does
 */
public record KeyLink(
        int position,
        long enterpriseId,
        String division,
        @Nullable String divisionZh,
        @Nullable String divisionEn,
        String chain,
        @Nullable String chainZh,
        @Nullable String chainEn,
        String partZh,
        String partEn,
        String nameZh,
        @Nullable String nameEn,
        double loss,
        double lossDown,
        double lossUp,
        double lossLow,
        double lossHigh,
        int best,
        int worst,
        java.time.@Nullable LocalDate closedUntil) {}
