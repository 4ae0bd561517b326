package org.clearway.engine.cli;

/**
 * An option of a command.
 *
 * @param name with its dashes: {@code --out}
 * @param value what follows it, such as {@code FILE}; empty for a flag
 * @param meaning one line
 */
public record Option(String name, String value, String meaning) {
    /** An option that a value follows. */
    public static Option value(String name, String value, String meaning) {
        return new Option(name, value, meaning);
    }

    /** An option that stands alone. */
    public static Option flag(String name, String meaning) {
        return new Option(name, "", meaning);
    }

    boolean isFlag() {
        return value.isEmpty();
    }
}
