package org.clearway.engine.cli;

/** The texts of {@code --help}. */
final class Help {
    private static final String PROGRAM = "clearway engine ";

    private Help() {}

    static String overview() {
        StringBuilder text = new StringBuilder("Usage: " + PROGRAM + "COMMAND OPTIONS\n\n");
        for (Command command : Commands.all()) {
            text.append(String.format("  %-10s %s%n", command.name(), command.summary()));
        }
        return text.append("\n")
                .append(PROGRAM)
                .append("COMMAND --help shows its options and an example.\n")
                .toString();
    }

    static String of(Command command) {
        StringBuilder text = new StringBuilder("Usage: " + PROGRAM + command.name() + " OPTIONS\n\n");
        text.append(command.summary()).append("\n\n");
        for (Option option : command.options()) {
            String left = option.isFlag() ? option.name() : option.name() + " " + option.value();
            text.append(String.format("  %-20s %s%n", left, option.meaning()));
        }
        text.append(String.format("  %-20s %s%n", "--json", "print the summary as JSON"));
        return text.append("\nExample:\n  ")
                .append(PROGRAM)
                .append(command.example())
                .append('\n')
                .toString();
    }
}
