package org.clearway.engine.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.clearway.engine.csv.BrokenInput;
import org.clearway.engine.csv.NetworkFiles;
import org.clearway.engine.network.Network;

/**
 * What a fuzzer calls: three files in one input, cut at bytes of value 1, either make a network or are refused.
 *
 * <p>{@code bench/fuzz network SECONDS} runs it under Jazzer; {@link CorpusTest} runs what Jazzer found.
 */
public final class NetworkFuzz {
    private static final byte CUT = 1;
    private static final Path FOLDER = folder();

    private NetworkFuzz() {}

    /** Called by Jazzer by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        int first = cut(input, 0);
        int second = cut(input, Math.min(input.length, first + 1));
        try {
            Network network = NetworkFiles.read(
                    write("firms.csv", input, 0, first),
                    write("links.csv", input, first + 1, second),
                    write("classes.csv", input, second + 1, input.length));
            requireSound(network);
        } catch (BrokenInput refused) {
            requireUseful(refused);
        }
    }

    private static void requireSound(Network network) {
        for (int link = 0; link < network.links().size(); link++) {
            double volume = network.links().volume()[link];
            if (!(volume > 0 && volume < Double.POSITIVE_INFINITY)) {
                throw new IllegalStateException("volume " + volume);
            }
            if (network.links().supplier()[link] == network.links().buyer()[link]) {
                throw new IllegalStateException("a link to oneself");
            }
        }
        for (int firm = 0; firm < network.firms(); firm++) {
            if (network.firmIds().find(network.firmIds().text(firm)) != firm) {
                throw new IllegalStateException("an id that is not found again: " + firm);
            }
        }
    }

    private static void requireUseful(BrokenInput refused) {
        if (!refused.getMessage().contains(", line ") || refused.getMessage().length() > 500) {
            throw new IllegalStateException("a message of no use", refused);
        }
    }

    private static int cut(byte[] input, int from) {
        int at = from;
        while (at < input.length && input[at] != CUT) {
            at++;
        }
        return at;
    }

    private static Path write(String name, byte[] input, int from, int to) {
        try {
            int start = Math.min(from, input.length);
            return Files.write(FOLDER.resolve(name), Arrays.copyOfRange(input, start, Math.max(start, to)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path memory = Path.of("/dev/shm");
            Path folder = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "clearway-fuzz")
                    : Files.createTempDirectory("clearway-fuzz");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] input(String firms, String links, String classes) {
        return String.join("\u0001", firms, links, classes).getBytes(StandardCharsets.UTF_8);
    }
}
