package org.clearway.app.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise as the directory knows it now.
 *
 * @param creditCode  18 characters (GB 32100-2015), or a provisional id of ours
 * @param provisional true while the enterprise has no credit code on record
 * @param revenue10k  main-business revenue of the last full year, in 10,000 yuan
 */
public record Enterprise(
        long id,
        String creditCode,
        boolean provisional,
        String nameZh,
        @Nullable String nameEn,
        String division,
        @Nullable String divisionZh,
        @Nullable String divisionEn,
        @Nullable String address,
        String industry,
        @Nullable String industryZh,
        @Nullable String industryEn,
        @Nullable Integer employees,
        @Nullable Long revenue10k,
        @Nullable Long assets10k,
        String sizeClass,
        boolean aboveDesignated,
        List<String> chains,
        String chainRole,
        List<String> supplyFields,
        @Nullable String cultivationTier,
        boolean carrier,
        @Nullable Long groupId,
        String state,
        boolean reportsDaily) {}
