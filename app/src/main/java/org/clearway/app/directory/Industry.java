package org.clearway.app.directory;

import org.jspecify.annotations.Nullable;

/** An entry of GB/T 4754-2017. */
public record Industry(
        String code,
        int level,
        @Nullable String parent,
        String section,
        String nameZh,
        @Nullable String nameEn) {}
