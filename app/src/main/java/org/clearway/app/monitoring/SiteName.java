package org.clearway.app.monitoring;

import org.jspecify.annotations.Nullable;

/** A site as people know it. */
public record SiteName(
        long siteId,
        int number,
        String nameZh,
        @Nullable String nameEn,
        long enterpriseId,
        String creditCode,
        String enterpriseZh,
        @Nullable String enterpriseEn,
        String division,
        @Nullable String divisionZh,
        @Nullable String divisionEn) {}
