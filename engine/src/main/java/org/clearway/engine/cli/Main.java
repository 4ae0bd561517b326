package org.clearway.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.csv.BrokenInput;

/** {@code clearway engine COMMAND OPTIONS}: exit 0, or 2 with a message that says what would be right. */
public final class Main {
    private static final Option JSON = Option.flag("--json", "print the summary as JSON");
    private static final int DONE = 0;
    private static final int REFUSED = 2;

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), Terminal.ofSystem()));
    }

    /** Runs one command and returns its exit code. */
    static int run(List<String> words, Terminal terminal) {
        if (words.isEmpty()
                || words.getFirst().equals("--help")
                || words.getFirst().equals("help")) {
            terminal.out().print(Help.overview());
            return words.isEmpty() ? REFUSED : DONE;
        }
        try {
            Command command = Commands.named(words.getFirst())
                    .orElseThrow(() -> new UsageError("There is no command " + words.getFirst() + ". Maybe one of "
                            + String.join(
                                    ", ",
                                    Commands.all().stream().map(Command::name).toList()) + "?"));
            if (words.contains("--help")) {
                terminal.out().print(Help.of(command));
                return DONE;
            }
            List<Option> options = new ArrayList<>(command.options());
            options.add(JSON);
            Arguments arguments = Arguments.parse(words.subList(1, words.size()), options);
            Summary summary = command.run(arguments, terminal);
            terminal.out().println(arguments.has(JSON.name()) ? summary.json() : summary.text());
            return DONE;
        } catch (UsageError | BrokenInput refused) {
            terminal.err().println(refused.getMessage());
        } catch (UncheckedIOException e) {
            terminal.err().println(described(e.getCause()));
        } catch (IOException e) {
            terminal.err().println(described(e));
        } catch (OutOfMemoryError e) {
            terminal.err().println("The network does not fit into the memory given. Maybe -Xmx with more would do.");
        }
        return REFUSED;
    }

    private static String described(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "There is no file " + e.getMessage();
        }
        return e instanceof FileSystemException file
                ? file.getFile() + " cannot be used: " + file.getClass().getSimpleName()
                : "Reading or writing failed: " + e.getMessage();
    }
}
