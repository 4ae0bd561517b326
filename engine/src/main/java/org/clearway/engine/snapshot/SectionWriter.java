package org.clearway.engine.snapshot;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Writes arrays as checksummed sections; the header goes in last, so that a file cut off has none. */
final class SectionWriter implements AutoCloseable {
    static final byte[] MAGIC = "CLEARNET".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer header;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    SectionWriter(Path file, int version, int sections) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        header = ByteBuffer.allocate(headerBytes(sections)).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putInt(version).putInt(sections);
        channel.position(header.capacity());
    }

    static int headerBytes(int sections) {
        return MAGIC.length + 2 * Integer.BYTES + sections * 2 * Long.BYTES;
    }

    void bytes(byte[] values) throws IOException {
        section(values.length, (from, count) -> chunk.put(values, (int) from, count));
    }

    void ints(int[] values) throws IOException {
        section((long) values.length * Integer.BYTES, (from, count) -> {
            chunk.asIntBuffer().put(values, (int) (from / Integer.BYTES), count / Integer.BYTES);
            chunk.position(count);
        });
    }

    void doubles(double[] values) throws IOException {
        section((long) values.length * Double.BYTES, (from, count) -> {
            chunk.asDoubleBuffer().put(values, (int) (from / Double.BYTES), count / Double.BYTES);
            chunk.position(count);
        });
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (!header.hasRemaining()) {
                channel.position(0);
                channel.write(header.flip());
            }
        }
    }

    private interface Filling {
        void fill(long from, int count);
    }

    private void section(long bytes, Filling filling) throws IOException {
        CRC32C crc = new CRC32C();
        for (long from = 0; from < bytes; from += CHUNK) {
            chunk.clear();
            filling.fill(from, (int) Math.min(CHUNK, bytes - from));
            chunk.flip();
            crc.update(chunk.duplicate());
            writeFully();
        }
        chunk.clear().put(new byte[(int) (-bytes & 7)]).flip();
        writeFully();
        header.putLong(bytes).putLong(crc.getValue());
    }

    private void writeFully() throws IOException {
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
    }

    /** The layouts sections are written in, for the reader. */
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
}
