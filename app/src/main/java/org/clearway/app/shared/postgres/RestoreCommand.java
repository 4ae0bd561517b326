package org.clearway.app.shared.postgres;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.clearway.app.shared.command.Command;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * {@code ./clearway restore FILE}. The rows come in place of the first migration, before anything else of the platform
 * reads the empty database; the command itself only tells that it is done.
 */
@Component
final class RestoreCommand implements Command, FlywayMigrationStrategy {
    private final Database database;
    private final List<String> words;

    RestoreCommand(Database database, ObjectProvider<ApplicationArguments> words) {
        this.database = database;
        this.words =
                words.stream().flatMap(it -> it.getNonOptionArgs().stream()).toList();
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return "restore FILE";
    }

    @Override
    public void migrate(Flyway flyway) {
        if (!words.isEmpty() && words.getFirst().equals(name())) {
            List<String> locations = Arrays.stream(flyway.getConfiguration().getLocations())
                    .map(Object::toString)
                    .toList();
            new Backup(database.access().owner(), locations).restore(file());
        }
        flyway.migrate();
    }

    @Override
    public int run(List<String> arguments) {
        System.out.printf("%s is restored, and the database is up to date.%n", file());
        return 0;
    }

    private Path file() {
        if (words.size() != 2) {
            throw new DatabaseFault("./clearway restore takes one FILE, but was given %s.".formatted(words));
        }
        return Path.of(words.getLast());
    }
}
