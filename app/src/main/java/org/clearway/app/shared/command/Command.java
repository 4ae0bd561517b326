package org.clearway.app.shared.command;

import java.util.List;

/** One thing that the launcher can do besides serving: a bean of this type becomes {@code ./clearway NAME ...}. */
public interface Command {

    /** The words behind {@code ./clearway}, for instance {@code audit verify}. */
    String name();

    /** One line for the launcher's list, with the arguments it takes. */
    String usage();

    /**
     * Does it as the platform itself.
     *
     * @return the exit status: 0 done, 1 done and something is wrong, 2 not done
     */
    int run(List<String> arguments) throws Exception;
}
