package org.clearway.app.shared.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A picture without what it tells of the person who took it: place, time, device, comments. The image itself is copied, not coded
 * anew, so nothing is unpacked and nothing gets worse; of a photo only which way is up is kept. What follows the picture's end is left out: phones put a second
 * picture there, with its own place and time.
 *
 * <p>Sources: ITU T.81 annex B (JPEG markers), Exif 2.32 (orientation, tag 0x0112), W3C PNG third edition (chunks).
 */
final class BarePicture {

    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int ORIENTATION = 0x0112;
    private static final int TIFF_STARTS = 6;
    private static final int ENTRY_BYTES = 12;
    private static final int PNG_HEAD = 8;
    private static final int CHUNK_FRAME = 12;
    private static final Set<String> DRAWN =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs");

    private BarePicture() {}

    /** Empty when the bytes do not hold together as a picture of that kind. */
    static Optional<byte[]> of(AttachmentKind kind, byte[] content) {
        try {
            return switch (kind) {
                case JPEG -> Optional.of(jpeg(content));
                case PNG -> Optional.of(png(content));
                case PDF, XLSX, DOCX -> Optional.of(content);
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static byte[] jpeg(byte[] content) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, 2);
        int at = 2;
        boolean drawn = false;
        while (true) {
            int marker = content[at + 1] & 0xFF;
            if ((content[at] & 0xFF) != 0xFF || (marker == END && !drawn)) {
                throw new IllegalArgumentException("no marker where one is due");
            }
            if (marker == END) {
                kept.write(content, at, 2);
                return kept.toByteArray();
            }
            int length = ((content[at + 2] & 0xFF) << 8) + (content[at + 3] & 0xFF);
            if (marker == EXIF) {
                writeOrientation(kept, content, at + 4, length - 2);
            } else if (isDrawn(marker)) {
                kept.write(content, at, length + 2);
            }
            at += length + 2;
            if (marker == START_OF_SCAN) {
                int end = endOfScan(content, at);
                kept.write(content, at, end - at);
                at = end;
                drawn = true;
            }
        }
    }

    /** Where the next marker stands: in a scan 0xFF is followed by 0, or by the number of a restart. */
    private static int endOfScan(byte[] content, int from) {
        int at = from;
        while ((content[at] & 0xFF) != 0xFF || isOfScan(content[at + 1] & 0xFF)) {
            at++;
        }
        return at;
    }

    private static boolean isOfScan(int marker) {
        return marker == 0 || marker == 0xFF || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
    }

    private static boolean isDrawn(int marker) {
        boolean application = marker > FIRST_APPLICATION && marker <= LAST_APPLICATION && marker != ADOBE;
        return !application && marker != COMMENT;
    }

    /** Which way is up, in an Exif of one entry; nothing when the photo does not say. */
    private static void writeOrientation(ByteArrayOutputStream kept, byte[] content, int from, int length) {
        int orientation = orientation(ByteBuffer.wrap(content, from, length).slice());
        if (orientation > 1 && orientation <= 8) {
            ByteBuffer exif = ByteBuffer.allocate(36);
            exif.putShort((short) 0xFFE1).putShort((short) 34);
            exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
            exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
            exif.putShort((short) 1).putShort((short) ORIENTATION).putShort((short) 3);
            exif.putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
            kept.writeBytes(exif.array());
        }
    }

    private static int orientation(ByteBuffer segment) {
        if (segment.remaining() < TIFF_STARTS + 8 || segment.get(0) != 'E' || segment.get(1) != 'x') {
            return 0;
        }
        ByteBuffer tiff = segment.slice(TIFF_STARTS, segment.remaining() - TIFF_STARTS);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return tiff.getShort(entry + 8) & 0xFFFF;
            }
        }
        return 0;
    }

    private static byte[] png(byte[] content) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, PNG_HEAD);
        ByteBuffer chunks = ByteBuffer.wrap(content);
        int at = PNG_HEAD;
        while (true) {
            int length = chunks.getInt(at);
            if (length < 0) {
                throw new IllegalArgumentException("a chunk of negative length");
            }
            String type = new String(content, at + 4, 4, StandardCharsets.US_ASCII);
            if (DRAWN.contains(type)) {
                kept.write(content, at, length + CHUNK_FRAME);
            }
            if (type.equals("IEND")) {
                return kept.toByteArray();
            }
            at = Math.addExact(at, length + CHUNK_FRAME);
        }
    }
}
