package org.clearway.engine.snapshot;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.clearway.engine.csv.BrokenInput;

/** Reads the sections of a file one after the other, each checked before use. The file is mapped, not buffered. */
final class SectionReader {
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
        MemorySegment section = next(1);
        return section.toArray(ValueLayout.JAVA_BYTE);
    }

    int[] ints() {
        return next(Integer.BYTES).toArray(SectionWriter.INT);
    }

    double[] doubles() {
        return next(Double.BYTES).toArray(SectionWriter.DOUBLE);
    }

    private MemorySegment next(int unit) {
        long bytes = all.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(SectionWriter.INT.order()), entry);
        long crc = all.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(SectionWriter.INT.order()), entry + Long.BYTES);
        if (bytes < 0 || bytes > all.byteSize() - position || bytes % unit != 0) {
            throw broken("a section of " + bytes + " bytes", "the whole file: it is cut off; run `freeze` again");
        }
        MemorySegment section = all.asSlice(position, bytes);
        if (SectionWriter.checksum(section) != crc) {
            throw broken("a section with a wrong checksum", "an undamaged file: run `freeze` again");
        }
        entry += 2L * Long.BYTES;
        position += bytes + (-bytes & 7);
        return section;
    }

    BrokenInput broken(String value, String right) {
        return new BrokenInput(file, 1, "(whole file)", value, right);
    }
}
