package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process per directory. The system frees the lock when the process dies, however it dies. Who holds it is said in
 * a second file: closing any channel of the locked file would free the lock.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        Path holder = directory.resolve("lock.holder");
        try {
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseFault(
                        "The database in %s is in use by %s. Stop that one first, or give this one another directory (clearway.home)."
                                .formatted(
                                        directory,
                                        Files.exists(holder) ? Files.readString(holder) : "another process"));
            }
            Files.writeString(
                    holder, "process %d".formatted(ProcessHandle.current().pid()));
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Cannot write in %s (%s). Maybe it belongs to another user: run as its owner, or give another directory (clearway.home)."
                            .formatted(directory, e),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseFault("Cannot free the lock of the database directory: " + e, e);
        }
    }
}
