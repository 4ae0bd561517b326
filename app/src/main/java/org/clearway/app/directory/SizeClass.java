package org.clearway.app.directory;

import java.util.Locale;

/** Size of an enterprise by the statistical division of 2017; {@link SizeThresholds} says which. */
public enum SizeClass {
    LARGE,
    MEDIUM,
    SMALL,
    MICRO;

    /** As files and tables write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
