package org.clearway.app.directory;

import org.jspecify.annotations.Nullable;

/** Whom to call at an enterprise. */
public record Contact(
        long id,
        long enterpriseId,
        String person,
        @Nullable String title,
        String telephone,
        @Nullable String mail) {}
