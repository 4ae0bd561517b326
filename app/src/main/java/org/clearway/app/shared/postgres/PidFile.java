package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What PostgreSQL says of itself in postmaster.pid: its process on line 1, whether it is ready on line 8. */
record PidFile(Path path) {
    private static final int STATUS_LINE = 7;

    /** The process, or 0 if none is named. */
    long pid() {
        List<String> lines = lines();
        try {
            return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        } catch (NumberFormatException halfWritten) {
            return 0;
        }
    }

    boolean saysReady(long pid) {
        List<String> lines = lines();
        return pid() == pid
                && lines.size() > STATUS_LINE
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Cannot delete %s (%s). It must belong to the user that runs Clearway.".formatted(path, e), e);
        }
    }

    /** Process numbers are used again: the program must be postgres, and on this folder. */
    static boolean isPostgres(long pid, Path data) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> words = List.of(new String(line, java.nio.charset.StandardCharsets.UTF_8).split("\0"));
            return words.getFirst().endsWith("/postgres") && words.contains(data.toString());
        } catch (IOException goneOrNoProc) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(it -> it.endsWith("/postgres"))
                    .isPresent();
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException vanishedMeanwhile) {
            return List.of();
        }
    }
}
