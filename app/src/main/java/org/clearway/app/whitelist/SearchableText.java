package org.clearway.app.whitelist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Makes Chinese text in a PDF found and copied as it was written. A Chinese font draws a character such as 厂 and the radical of
 * the same shape (U+2F1A, not U+5382) by one glyph, and the PDF library notes the lower code for it: whoever searches for the
 * name then finds nothing. Here the notes of each font ("ToUnicode", PDF 1.7, 9.10.3) name the character instead.
 */
final class SearchableText {

    /** A run of glyphs and the code of the first, as the library writes them: {@code <0012> <0012> <2F1A>}. */
    private static final Pattern RUN =
            Pattern.compile("<([0-9A-Fa-f]{4})>(\\s+)<([0-9A-Fa-f]{4})>(\\s+)<([0-9A-Fa-f]{4})>");

    private static final int FIRST_RADICAL = 0x2E80;
    private static final int AFTER_RADICALS = 0x2FE0;
    private static final int HEXADECIMAL = 16;

    private SearchableText() {}

    static byte[] of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Set<COSStream> done = Collections.newSetFromMap(new IdentityHashMap<>());
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                for (COSName name : resources.getFontNames()) {
                    COSStream notes = resources.getFont(name).getCOSObject().getCOSStream(COSName.TO_UNICODE);
                    if (notes != null && done.add(notes)) {
                        rewrite(notes);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void rewrite(COSStream notes) throws IOException {
        String text;
        try (var in = notes.createInputStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        String named = RUN.matcher(text).replaceAll(SearchableText::run);
        try (OutputStream out = notes.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(named.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Only runs of one glyph are rewritten: radicals that follow each other stand for characters that do not. */
    private static String run(MatchResult run) {
        int code = Integer.parseInt(run.group(5), HEXADECIMAL);
        boolean one = run.group(1).equals(run.group(3));
        if (!one || code < FIRST_RADICAL || code >= AFTER_RADICALS) {
            return run.group();
        }
        String character = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC);
        return "<%s>%s<%s>%s<%04X>"
                .formatted(run.group(1), run.group(2), run.group(3), run.group(4), character.codePointAt(0));
    }
}
