package org.clearway.app.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A division and a department. */
public record Authority(
        long id,
        String division,
        String department,
        String nameZh,
        String nameEn,
        @Nullable String telephone,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
