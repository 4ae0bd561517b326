package org.clearway.app.directory.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of the forms in which authorities, mechanisms and answerables are entered.
 *
 * @param label   key of the message
 * @param type    text, date or select
 * @param options for a select; the empty one first is the page's own
 */
record FormField(
        String name, String label, String type, @Nullable Object value, List<Option> options) {

    /** A choice: words in both languages, or a message's key. */
    record Option(
            String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String key) {}

    static FormField text(String name, String label, @Nullable Object value) {
        return new FormField(name, label, "text", value, List.of());
    }

    static FormField day(String name, String label, @Nullable Object value) {
        return new FormField(name, label, "date", value, List.of());
    }

    static FormField choice(String name, String label, @Nullable Object value, List<Option> options) {
        return new FormField(name, label, "select", value, options);
    }

    static List<Option> keys(List<String> words, String prefix) {
        return words.stream()
                .map(word -> new Option(word, null, null, prefix + word))
                .toList();
    }
}
