package org.clearway.engine.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of one call, checked against those the command takes. */
public final class Arguments {
    private final Map<String, String> given;

    private Arguments(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Reads {@code --name value}, {@code --name=value} and {@code --flag}.
     *
     * @throws UsageError at an option that is unknown, comes twice or lacks its value
     */
    public static Arguments parse(List<String> words, List<Option> options) {
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = options.stream()
                    .filter(o -> o.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UsageError("There is no option " + name + ". Maybe one of "
                            + String.join(
                                    ", ", options.stream().map(Option::name).toList()) + "?"));
            boolean follows = !option.isFlag() && equals < 0;
            if (follows && (at + 1 == words.size() || words.get(at + 1).startsWith("--"))) {
                throw new UsageError("The option " + name + " needs a value: " + name + " " + option.value());
            }
            String value = follows ? words.get(++at) : word.substring(equals + 1);
            if (given.put(name, value) != null) {
                throw new UsageError("The option " + name + " comes twice");
            }
        }
        return new Arguments(given);
    }

    /** Whether an option is given. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** The text an option gives. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** The file an option names. */
    public Optional<Path> maybeFile(String name) {
        return Optional.ofNullable(given.get(name)).map(Path::of);
    }

    /**
     * The file an option names.
     *
     * @throws UsageError if it is not given
     */
    public Path file(String name) {
        return maybeFile(name).orElseThrow(() -> new UsageError("The option " + name + " FILE is missing"));
    }

    /**
     * A whole number.
     *
     * @throws UsageError if it is missing, no number, or not in {@code least..most}
     */
    public long number(String name, long least, long most) {
        String text = Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new UsageError("The option " + name + " is missing"));
        return parsed(name, text, least, most);
    }

    /** A whole number, or {@code otherwise} if the option is not given; see {@link #number(String, long, long)}. */
    public long number(String name, long least, long most, long otherwise) {
        return has(name) ? number(name, least, most) : otherwise;
    }

    private static long parsed(String name, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            throw new UsageError(
                    name + " " + text + ": a whole number from " + least + " to " + most + " would be right");
        }
        throw new UsageError(name + " " + text + ": a whole number from " + least + " to " + most + " would be right");
    }
}
