package org.clearway.app.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random words that open something. Only their SHA-256 is stored. */
public final class Secrets {

    public static final String TOKEN_PREFIX = "cw_";

    private static final int BYTES = 32;
    private static final int CODE_CHARACTERS = 12;

    /** Crockford's base 32: nothing that is read or said as another character. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits, for cookies. */
    public static String cookie() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String token() {
        return TOKEN_PREFIX + cookie();
    }

    /** Sixty random bits that a person can copy from paper: "7K2M-QX4D-09WT". */
    public static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_CHARACTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A code as typed, in any case, with or without hyphens, with O for 0 and I or L for 1. */
    public static byte[] hashOfCode(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return hash(plain.replace('O', '0').replace('I', '1').replace('L', '1'));
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
