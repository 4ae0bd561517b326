package org.clearway.engine.cli;

import java.io.IOException;
import java.util.List;

/** One command of the engine. */
public interface Command {
    /** What it is called by. */
    String name();

    /** What it does, in one line. */
    String summary();

    /** The options it takes, besides {@code --help} and {@code --json}. */
    List<Option> options();

    /** A command line that works, without the program's name. */
    String example();

    /**
     * Does it. Nothing may be left half-written when it throws: outputs go through {@link Outputs}.
     *
     * @return what was done, for people and for {@code --json}
     * @throws IOException if a file cannot be read or written
     * @throws UsageError if the arguments do not fit together
     */
    Summary run(Arguments arguments, Terminal terminal) throws IOException;
}
