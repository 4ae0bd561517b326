package org.clearway.app.access.signin;

import java.util.Locale;
import java.util.Set;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id: 9 MiB, 4 passes, 1 lane, one of the settings that OWASP's password storage cheat sheet holds
 * for equal; a check takes about 40 ms here, which throttling makes slow enough for a guesser.
 */
@Component
public class PasswordHashes {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 9 * 1024;
    private static final int PASSES = 4;
    private static final Set<String> WELL_KNOWN = Set.of(
            "1234567890", "0123456789", "password123", "password1234", "qwertyuiop", "1qaz2wsx3edc", "woaini1314520");

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    private final String nobody = argon2.encode(Secrets.cookie());

    public String hash(String password) {
        return argon2.encode(password);
    }

    /** Takes as long when there is no such account, so that time tells nothing. */
    public boolean matches(String password, @Nullable String hash) {
        boolean right = argon2.matches(limited(password), hash == null ? nobody : hash);
        return right && hash != null;
    }

    private static String limited(String password) {
        return password.length() > LONGEST ? "" : password;
    }

    /** Why a password cannot be taken, or null. */
    public static @Nullable Reason against(String field, String password, String login) {
        if (password.length() < SHORTEST) {
            return Reason.at(field, "access.password.short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            return Reason.at(field, "access.password.long", LONGEST);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        boolean guessable =
                WELL_KNOWN.contains(lower) || lower.chars().distinct().count() < 4;
        if (guessable || (login.length() > 3 && lower.contains(login.toLowerCase(Locale.ROOT)))) {
            return Reason.at(field, "access.password.guessable");
        }
        return null;
    }
}
