package org.clearway.app.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A joint control mechanism, a chain-stability mechanism, a chain's platform or a front-line work group. */
public record Mechanism(
        long id,
        String kind,
        String division,
        @Nullable String chain,
        String nameZh,
        String nameEn,
        long secretariat,
        String secretariatZh,
        String secretariatEn,
        @Nullable String telephone,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int members) {}
