package org.clearway.engine.cli;

import java.util.List;
import java.util.Optional;

/** All commands, in the order of the help. */
final class Commands {
    private static final List<Command> ALL = List.of(
            new RankCommand(),
            new ScenarioCommand(),
            new ProjectCommand(),
            new RestartCommand(),
            new LeastCommand(),
            new GenerateCommand(),
            new FreezeCommand(),
            new BenchCommand());

    private Commands() {}

    static List<Command> all() {
        return ALL;
    }

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }
}
