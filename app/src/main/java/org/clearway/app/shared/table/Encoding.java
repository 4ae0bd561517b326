package org.clearway.app.shared.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the letters of a .csv are written. A mark at the beginning says so; without one the file is UTF-8 when every byte of it
 * is, else GB18030, which holds all of GBK and GB 2312.
 */
final class Encoding {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Encoding() {}

    static Reader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        byte[] mark;
        try (InputStream peek = Files.newInputStream(file)) {
            mark = peek.readNBytes(3);
        }
        Charset charset = StandardCharsets.UTF_8;
        if (hasUtf16Mark(mark)) {
            charset = StandardCharsets.UTF_16;
        } else if (mark.length == 3
                && (mark[0] & 0xFF) == 0xEF
                && (mark[1] & 0xFF) == 0xBB
                && (mark[2] & 0xFF) == 0xBF) {
            in.skipNBytes(3);
        } else if (!isUtf8(file)) {
            charset = GB18030;
        }
        return new BufferedReader(new InputStreamReader(in, charset), BUFFER_BYTES);
    }

    static boolean hasUtf16Mark(byte[] head) {
        return head.length >= 2
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        CharBuffer letters = CharBuffer.allocate(BUFFER_BYTES);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, letters, end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
                letters.clear();
            }
            return true;
        }
    }
}
