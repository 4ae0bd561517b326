package org.clearway.engine.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.clearway.engine.csv.BrokenInput;
import org.clearway.engine.snapshot.Snapshot;

/**
 * What a fuzzer calls: any bytes are a snapshot or are refused. See {@link NetworkFuzz}.
 *
 * <p>Read twice: as they are, and with right checksums put in, which a fuzzer would never find.
 */
public final class SnapshotFuzz {
    private static final int HEADER = 16;
    private static final int SECTIONS = 14;
    private static final Path FILE = file();

    private SnapshotFuzz() {}

    /** Called by Jazzer by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        read(input);
        read(withChecksums(input));
    }

    private static void read(byte[] input) {
        try {
            Files.write(FILE, input);
            Snapshot.read(FILE);
        } catch (BrokenInput refused) {
            if (!refused.getMessage().contains(", line 1, column (whole file)")) {
                throw new IllegalStateException("a message of no use", refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withChecksums(byte[] input) {
        ByteBuffer right = ByteBuffer.wrap(input.clone()).order(ByteOrder.LITTLE_ENDIAN);
        long at = HEADER + SECTIONS * 2L * Long.BYTES;
        for (int section = 0; section < SECTIONS && at <= input.length; section++) {
            int entry = HEADER + section * 2 * Long.BYTES;
            long bytes = right.getLong(entry);
            if (bytes < 0 || bytes > input.length - at) {
                break;
            }
            CRC32C crc = new CRC32C();
            crc.update(input, (int) at, (int) bytes);
            right.putLong(entry + Long.BYTES, crc.getValue());
            at += bytes + (-bytes & 7);
        }
        return right.array();
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("clearway-fuzz", ".cwn");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
