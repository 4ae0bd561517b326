package org.clearway.app.shared.postgres;

import java.nio.file.Path;
import java.util.List;
import org.clearway.app.shared.command.Command;
import org.springframework.stereotype.Component;

/** {@code ./clearway backup FILE}, also while the platform runs. */
@Component
final class BackupCommand implements Command {
    private final Database database;

    BackupCommand(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return "backup FILE";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new DatabaseFault("It takes one FILE to write, but was given %s.".formatted(arguments));
        }
        Path file = Path.of(arguments.getFirst());
        BackupManifest manifest = new Backup(database.access().owner(), List.of()).backup(file);
        System.out.printf(
                "%s holds %,d rows of %d tables as of %s.%n",
                file, manifest.rows(), manifest.tables().size(), manifest.takenAt());
        return 0;
    }
}
