package org.clearway.app.access.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of authenticator apps: RFC 6238, SHA-1, 30 seconds, six digits, which every app knows. The step before and the
 * one after count too; a step that was used once never counts again.
 */
public final class SecondFactor {

    public static final int STEP_SECONDS = 30;

    private static final int SECRET_BYTES = 20;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private SecondFactor() {}

    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    public static String code(byte[] secret, Instant at) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step whose code was typed, when it is a new one; empty refuses. */
    public static OptionalLong step(byte[] secret, String typed, Instant now, long lastStep) {
        String digits = typed.replaceAll("\\s", "");
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - 1; step <= current + 1; step++) {
            if (step > lastStep && digits.equals(code(secret, Instant.ofEpochSecond(step * STEP_SECONDS)))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The secret as people type it into an app that cannot scan. */
    public static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.wrap(secret);
        int bits = 0;
        int held = 0;
        while (bytes.hasRemaining()) {
            held = (held << 8) | (bytes.get() & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(held >> (bits - 5) & 31));
            }
            held &= 0xff;
        }
        return text.toString();
    }

    /** What the QR code says. */
    public static String address(byte[] secret, String login) {
        String label =
                URLEncoder.encode("Clearway:" + login, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + base32(secret)
                + "&issuer=Clearway&algorithm=SHA1&digits=6&period=30";
    }
}
