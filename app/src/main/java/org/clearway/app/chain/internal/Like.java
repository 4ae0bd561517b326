package org.clearway.app.chain.internal;

/** Words as a pattern of SQL's {@code like}. */
public final class Like {

    private Like() {}

    /** Matches what contains the words as they were typed, signs of patterns among them. */
    public static String containing(String words) {
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
