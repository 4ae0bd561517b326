package org.clearway.app.directory;

import org.jspecify.annotations.Nullable;

/** A place where an enterprise works. */
public record Site(
        long id,
        long enterpriseId,
        int number,
        String nameZh,
        @Nullable String nameEn,
        String division,
        @Nullable String divisionZh,
        @Nullable String divisionEn,
        @Nullable String address,
        String state) {}
