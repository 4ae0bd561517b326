package org.clearway.app.shared.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;

/** Unpacks every part of an .xlsx once, counting, before anything reads it: a bomb goes off here, where it is caught. */
final class ZipCheck {

    private ZipCheck() {}

    static void pass(Path file, long fileBytes) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new Refusal(Reason.at("file", "table.kind"));
            }
            if (zip.size() > Limits.ZIP_ENTRIES) {
                throw bomb();
            }
            long total = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                long bound = entry.getName().endsWith("sharedStrings.xml")
                        ? Limits.SHARED_STRINGS_BYTES
                        : Limits.INFLATED_BYTES;
                total += inflated(zip, entry, Math.min(bound, Limits.INFLATED_BYTES - total));
            }
            if (total > Limits.RATIO_COUNTS_FROM_BYTES && total > fileBytes * Limits.INFLATION_RATIO) {
                throw bomb();
            }
        } catch (ZipException e) {
            throw new Refusal(Reason.at("file", "table.broken"));
        }
    }

    private static long inflated(ZipFile zip, ZipEntry entry, long bound) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > bound) {
                    throw bomb();
                }
            }
        }
        return bytes;
    }

    private static Refusal bomb() {
        return new Refusal(Reason.at("file", "table.bomb", Limits.INFLATED_BYTES >> 20));
    }
}
