package org.clearway.app.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What stands in place of a credit code that is not known yet: P, the division, and eleven characters that follow from the
 * name, so that the same row sent twice is the same enterprise.
 */
final class ProvisionalId {

    private static final int DIGEST_CHARACTERS = 11;

    private ProvisionalId() {}

    static String of(String division, String nameZh) {
        String name = Normalizer.normalize(nameZh, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().withUpperCase().formatHex(digest);
            return "P" + division + hex.substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isOne(String code) {
        return code.length() == CreditCode.LENGTH && code.startsWith("P");
    }
}
