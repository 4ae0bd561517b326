package org.clearway.app.problem.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of an act: what a person wrote, or a message key with its arguments.
 *
 * @param internal for officers only, and not for the other province
 */
public record Said(@Nullable String text, @Nullable String key, List<String> arguments, boolean internal) {

    public static final Said NOTHING = new Said(null, null, List.of(), false);

    public static Said text(@Nullable String text) {
        return new Said(text == null || text.isBlank() ? null : text.strip(), null, List.of(), false);
    }

    public static Said key(String key, String... arguments) {
        return new Said(null, key, List.of(arguments), false);
    }

    /** A key whose words stand before what a person wrote. */
    public Said and(@Nullable String words) {
        return new Said(words == null || words.isBlank() ? null : words.strip(), key, arguments, internal);
    }
}
