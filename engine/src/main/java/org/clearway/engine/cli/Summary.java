package org.clearway.engine.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a command did, as names and values in order. */
public final class Summary {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** Adds a number; its name ends with its unit where it has one. */
    public Summary with(String name, Number value) {
        entries.put(name, value);
        return this;
    }

    /** Adds a text. */
    public Summary with(String name, String value) {
        entries.put(name, value);
        return this;
    }

    /** One line for people. */
    String text() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** One JSON object on one line. */
    String json() {
        return entries.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":"
                        + (entry.getValue() instanceof Number n
                                ? n.toString()
                                : quoted(entry.getValue().toString())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
