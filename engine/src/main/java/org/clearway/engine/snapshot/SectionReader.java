package org.clearway.engine.snapshot;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.clearway.engine.csv.BrokenInput;

/** Reads the sections of a file one after the other, each checked before use. The file is mapped, not buffered. */
final class SectionReader {
    /** Bytes of a section that one thread takes at a time; a multiple of every unit. */
    private static final int PIECE = 1 << 18;

    private final Path file;
    private final MemorySegment all;
    private long entry = SectionWriter.MAGIC.length + 2L * Integer.BYTES;
    private long position;

    SectionReader(Path file, int version, int sections) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file)) {
            all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        position = SectionWriter.headerBytes(sections);
        if (all.byteSize() < position
                || !Arrays.equals(all.asSlice(0, 8).toArray(ValueLayout.JAVA_BYTE), SectionWriter.MAGIC)) {
            throw broken("what it starts with", "a file that `freeze` wrote");
        }
        int found = all.get(SectionWriter.INT, 8);
        if (found != version || all.get(SectionWriter.INT, 12) != sections) {
            throw broken("version " + found, "version " + version + ": run `freeze` again");
        }
    }

    byte[] bytes() {
        return read(1, byte[]::new, ValueLayout.JAVA_BYTE);
    }

    int[] ints() {
        return read(Integer.BYTES, int[]::new, SectionWriter.INT);
    }

    double[] doubles() {
        return read(Double.BYTES, double[]::new, SectionWriter.DOUBLE);
    }

    /** The next section as an array; all cores copy a piece each and sum it up while it is in the cache. */
    private <A> A read(int unit, IntFunction<A> array, ValueLayout layout) {
        long bytes = all.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(SectionWriter.INT.order()), entry);
        long crc = all.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(SectionWriter.INT.order()), entry + Long.BYTES);
        if (bytes < 0 || bytes > all.byteSize() - position || bytes % unit != 0) {
            throw broken("a section of " + bytes + " bytes", "the whole file: it is cut off; run `freeze` again");
        }
        MemorySegment section = all.asSlice(position, bytes);
        A values = array.apply(Math.toIntExact(bytes / unit));
        long[] sums = IntStream.range(0, pieces(bytes))
                .parallel()
                .mapToLong(piece -> copy(section, piece, values, layout))
                .toArray();
        if (JoinedChecksum.of(sums, PIECE, bytes) != crc) {
            throw broken("a section with a wrong checksum", "an undamaged file: run `freeze` again");
        }
        entry += 2L * Long.BYTES;
        position += bytes + (-bytes & 7);
        return values;
    }

    private static int pieces(long bytes) {
        return (int) ((bytes + PIECE - 1) / PIECE);
    }

    private static long copy(MemorySegment section, int piece, Object values, ValueLayout layout) {
        long from = (long) piece * PIECE;
        long length = Math.min(PIECE, section.byteSize() - from);
        CRC32C crc = new CRC32C();
        crc.update(section.asSlice(from, length).asByteBuffer());
        int unit = (int) layout.byteSize();
        MemorySegment.copy(section, layout, from, values, (int) (from / unit), (int) (length / unit));
        return crc.getValue();
    }

    BrokenInput broken(String value, String right) {
        return new BrokenInput(file, 1, "(whole file)", value, right);
    }
}
