package org.clearway.app.shared.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What may be attached, by the first bytes of the content. */
public enum AttachmentKind {
    JPEG("image/jpeg", ".jpg"),
    PNG("image/png", ".png"),
    PDF("application/pdf", ".pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    /** A document names its main part within its first entries. */
    private static final int ENTRIES_LOOKED_AT = 40;

    private static final long MOST_SKIPPED_BYTES = 16L << 20;

    private final String mediaType;
    private final String ending;

    AttachmentKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    public String ending() {
        return ending;
    }

    public boolean picture() {
        return this == JPEG || this == PNG;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttachmentKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Empty for anything that is not taken, a program among it. */
    static Optional<AttachmentKind> of(byte[] content) {
        if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (startsWith(content, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        }
        return startsWith(content, 'P', 'K', 3, 4) ? document(content) : Optional.empty();
    }

    private static Optional<AttachmentKind> document(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null && i < ENTRIES_LOOKED_AT; i++) {
                if (entry.getName().startsWith("xl/")) {
                    return Optional.of(XLSX);
                }
                if (entry.getName().startsWith("word/")) {
                    return Optional.of(DOCX);
                }
                if (zip.skip(MOST_SKIPPED_BYTES) == MOST_SKIPPED_BYTES) {
                    return Optional.empty(); // A bomb; documents begin with short parts.
                }
                entry = zip.getNextEntry();
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
