package org.clearway.app.shared.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.clearway.app.shared.scope.Actor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Reads the first words of the command line: a server for {@code run} and {@code demo}, else one command and an exit status. */
public final class Commands {

    private static final Set<String> SERVERS = Set.of("run", "demo");

    private Commands() {}

    public static void start(Class<?> application, String[] args) {
        String first = args.length == 0 || args[0].startsWith("--") ? "run" : args[0];
        SpringApplication spring = new SpringApplication(application);
        if (SERVERS.contains(first)) {
            if (first.equals("demo")) {
                spring.setAdditionalProfiles("demo");
            }
            spring.run(args);
            return;
        }
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setAdditionalProfiles("command");
        int status;
        try (ConfigurableApplicationContext context = spring.run(args)) {
            status = run(context.getBeansOfType(Command.class).values().stream().toList(), Arrays.asList(args));
        }
        System.exit(status);
    }

    private static int run(List<Command> commands, List<String> words) {
        for (Command command : commands) {
            List<String> name = List.of(command.name().split(" "));
            if (words.size() >= name.size() && words.subList(0, name.size()).equals(name)) {
                return attempt(command, words.subList(name.size(), words.size()));
            }
        }
        System.err.println("There is no command \"" + String.join(" ", words) + "\". These are known:");
        commands.stream().map(Command::usage).sorted().forEach(usage -> System.err.println("  ./clearway " + usage));
        return 2;
    }

    private static int attempt(Command command, List<String> arguments) {
        try {
            return Actor.platform(command.name()).call(() -> command.run(arguments));
        } catch (Exception e) {
            System.err.println(command.name() + ": " + e.getMessage());
            return 2;
        }
    }
}
