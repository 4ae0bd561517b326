package org.clearway.app.shared.postgres;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run of the server process, from its start until it ends or is stopped. */
record Postmaster(Process process) {
    private static final long READY_STEP_MILLIS = 10;
    private static final long LOG_LIMIT_BYTES = 20L << 20;
    private static final int LOG_TAIL_BYTES = 2000;

    /** Waits until connections are taken; the server is gone when this throws. */
    static Postmaster start(DataDirectory data, int port, ServerSettings settings, Path logFile)
            throws InterruptedException {
        data.stopLeftover();
        try {
            turnOver(logFile);
            long logStart = logFile.toFile().length();
            Process process = Command.withoutPostgresEnvironment(new ProcessBuilder(line(data, port, settings)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .start();
            process.getOutputStream().close();
            Postmaster postmaster = new Postmaster(process);
            postmaster.awaitReady(data, settings.startLimit(), logFile.toFile(), logStart);
            return postmaster;
        } catch (IOException e) {
            throw new DatabaseFault("PostgreSQL could not be started in %s (%s).".formatted(data.path(), e), e);
        }
    }

    void stop() {
        if (process.isAlive()) {
            Signal.stop(process.pid(), process::isAlive);
        }
    }

    private void awaitReady(DataDirectory data, Duration limit, File logFile, long logStart)
            throws InterruptedException, IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean ready = false;
        try {
            while (!ready && process.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(READY_STEP_MILLIS);
                ready = data.pidFile().saysReady(process.pid());
            }
        } finally {
            if (!ready) {
                stop();
            }
        }
        if (!ready) {
            throw new DatabaseFault("PostgreSQL did not start in %s within %d s. It said:%n%s"
                    .formatted(data.path(), limit.toSeconds(), tail(logFile, logStart)));
        }
    }

    private static List<String> line(DataDirectory data, int port, ServerSettings settings) {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C in the terminal is for Clearway, which stops the database last.
            line.add("/usr/bin/setsid");
        }
        line.addAll(data.runAs().prefix());
        line.addAll(List.of(
                data.binaries().program("postgres"), "-D", data.path().toString(), "-p", Integer.toString(port)));
        settings.server().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
        line.addAll(List.of(
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "logging_collector=off"));
        return line;
    }

    private static void turnOver(Path logFile) throws IOException {
        if (logFile.toFile().length() > LOG_LIMIT_BYTES) {
            Files.move(
                    logFile,
                    logFile.resolveSibling(logFile.getFileName() + ".old"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String tail(File logFile, long start) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(logFile, "r")) {
            file.seek(Math.max(start, file.length() - LOG_TAIL_BYTES));
            byte[] bytes = new byte[LOG_TAIL_BYTES];
            int length = Math.max(0, file.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
        }
    }
}
