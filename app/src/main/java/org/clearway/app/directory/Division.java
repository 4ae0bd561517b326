package org.clearway.app.directory;

import java.time.LocalDate;
import org.clearway.app.shared.scope.DivisionRange;
import org.jspecify.annotations.Nullable;

/**
 * A division of the country or a development zone.
 *
 * @param kind      nation, province, city, county or zone
 * @param validTo   the day it ended; null while it is there
 * @param successor what is used instead
 */
public record Division(
        String code,
        String kind,
        @Nullable String parent,
        String nameZh,
        String nameEn,
        @Nullable LocalDate validTo,
        @Nullable String successor,
        @Nullable Double latitude,
        @Nullable Double longitude,
        boolean hasRecords) {

    public boolean isCurrent() {
        return validTo == null && successor == null;
    }

    public DivisionRange range() {
        return DivisionRange.of(code);
    }
}
