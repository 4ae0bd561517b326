package org.clearway.app.shared.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;

/** What a file is by its content; its name is not asked. */
enum FileKind {
    XLSX,
    CSV;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final int HEAD_BYTES = 8192;

    static FileKind of(Path file) throws IOException {
        byte[] head = head(file, HEAD_BYTES);
        if (head.length == 0) {
            throw new Refusal(Reason.at("file", "table.empty"));
        }
        if (startsWith(head, ZIP)) {
            return XLSX;
        }
        if (startsWith(head, OLE2)) {
            throw new Refusal(Reason.at("file", isEncrypted(file) ? "table.password" : "table.old-xls"));
        }
        if (!Encoding.hasUtf16Mark(head) && isBinary(head)) {
            throw new Refusal(Reason.at("file", "table.kind"));
        }
        return CSV;
    }

    /** A protected .xlsx is an OLE2 container with an entry of this name; an old .xls has none. */
    private static boolean isEncrypted(Path file) throws IOException {
        byte[] all = head(file, (int) Limits.FILE_BYTES);
        for (int i = 0; i + ENCRYPTED.length <= all.length; i++) {
            int same = 0;
            while (same < ENCRYPTED.length && all[i + same] == ENCRYPTED[same]) {
                same++;
            }
            if (same == ENCRYPTED.length) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBinary(byte[] head) {
        for (byte one : head) {
            if (one >= 0 && one < 9) {
                return true;
            }
        }
        return startsWith(head, "%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] head(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }
}
