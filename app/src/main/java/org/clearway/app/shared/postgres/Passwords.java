package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The random passwords of the embedded server, in a file that only its owner reads. */
public record Passwords(String superuser, String owner, String app) {
    private static final int BYTES = 24;

    static Passwords random() {
        return new Passwords(randomPassword(), randomPassword(), randomPassword());
    }

    /** Reads the file of this directory, or makes it for a database that is yet to be made. */
    static Passwords in(Path directory, boolean databaseExists) {
        Path file = directory.resolve("passwords");
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            if (databaseExists) {
                throw new DatabaseFault(
                        "The password file %s is missing, and the database beside it cannot be opened without it. Put it back from your copy of the directory."
                                .formatted(file));
            }
            return write(file, random());
        } catch (IOException e) {
            throw new DatabaseFault("Cannot read or write the password file %s (%s).".formatted(file, e), e);
        }
    }

    private static Passwords read(Path file) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        return new Passwords(
                entry(lines, "postgres", file),
                entry(lines, "clearway_owner", file),
                entry(lines, "clearway_app", file));
    }

    private static String entry(Properties lines, String role, Path file) {
        String password = lines.getProperty(role, "");
        if (password.isEmpty()) {
            throw new DatabaseFault(
                    "The password file %s has no line %s=... Put it back from your copy of the directory."
                            .formatted(file, role));
        }
        return password;
    }

    private static Passwords write(Path file, Passwords passwords) throws IOException {
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "passwords",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                draft,
                "postgres=%s%nclearway_owner=%s%nclearway_app=%s%n"
                        .formatted(passwords.superuser, passwords.owner, passwords.app));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return passwords;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
