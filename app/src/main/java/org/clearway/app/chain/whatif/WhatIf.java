package org.clearway.app.chain.whatif;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Two futures side by side, as kept.
 *
 * @param kind       {@code what_if} or {@code restart}
 * @param division   the territory it is shared with, empty while with nobody
 * @param choices    in references, see {@link Choices}
 * @param stopsAsIs  works that stop within the horizon if nothing is done
 * @param lostAsIs   output lost over the horizon, in yuan
 * @param outputAsIs output by day as a share of normal
 */
public record WhatIf(
        long id,
        String kind,
        String name,
        long accountId,
        String madeBy,
        String division,
        Instant madeAt,
        LocalDate businessDate,
        int days,
        String choices,
        int stopsAsIs,
        int stopsActed,
        @Nullable LocalDate firstAsIs,
        @Nullable LocalDate firstActed,
        double lostAsIs,
        double lostActed,
        double[] outputAsIs,
        double[] outputActed) {

    public boolean restart() {
        return kind.equals(Choices.RESTART);
    }

    /** Output that the acted future has more, in 10,000 yuan. */
    public double gain10k() {
        return (lostAsIs - lostActed) / 10_000;
    }

    public double lostAsIs10k() {
        return lostAsIs / 10_000;
    }

    public double lostActed10k() {
        return lostActed / 10_000;
    }

    /** Who gains or loses; the reader's own territory only. */
    public record Effect(
            int position,
            long enterpriseId,
            String nameZh,
            @Nullable String nameEn,
            String partZh,
            String partEn,
            String division,
            @Nullable String divisionZh,
            @Nullable String divisionEn,
            @Nullable LocalDate reopensOn,
            @Nullable LocalDate stopsAsIs,
            @Nullable LocalDate stopsActed,
            double yuan) {

        public double yuan10k() {
            return yuan / 10_000;
        }
    }
}
