package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The port of a directory: the one it had before, if that is still free. */
final class Ports {
    /** Below the range from which systems serve outgoing connections, so that nobody takes it while we restart. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int TRIES = 50;

    private Ports() {}

    static int choose(Path directory) {
        Path file = directory.resolve("port");
        try {
            int kept =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            if (isFree(kept)) {
                return kept;
            }
            int port = anyFree();
            Files.writeString(file, Integer.toString(port));
            return port;
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseFault(
                    "Cannot read or write the port file %s (%s). Maybe delete it: a new one is made."
                            .formatted(file, e),
                    e);
        }
    }

    /** The port of the server that runs in this directory. */
    static int kept(Path directory) {
        Path file = directory.resolve("port");
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseFault("Cannot read the port of the running database in %s (%s).".formatted(file, e), e);
        }
    }

    private static int anyFree() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new DatabaseFault("No free port found between %d and %d on 127.0.0.1.".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        if (port <= 0) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException busy) {
            return false;
        }
    }
}
