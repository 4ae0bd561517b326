package org.clearway.app.shared.postgres;

import java.nio.file.Path;

/** Another process runs the database of this directory. */
public final class DirectoryInUse extends DatabaseFault {
    private static final long serialVersionUID = 1;

    DirectoryInUse(Path directory, String holder) {
        super(
                "The database in %s is in use by %s. Stop that one first, or give this one another directory (clearway.home)."
                        .formatted(directory, holder));
    }
}
