package org.clearway.app.shared.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The programs of PostgreSQL, unpacked from the archive on the classpath. The folder appears by one rename when all of
 * it is there, and is unpacked again when a file is missing or has another size than when it was written.
 */
record Binaries(Path folder) {
    /** Data of another major version cannot be opened by these programs. */
    static final String MAJOR_VERSION = "18";

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final String CONTENTS = "contents.txt";

    static Binaries in(Path home) {
        String archive = "postgres-%s-%s.txz".formatted(system(), processor());
        URL url = Binaries.class.getResource("/" + archive);
        if (url == null) {
            throw new DatabaseFault(
                    "This build of Clearway carries no PostgreSQL for %s %s (no %s on the classpath). Build it with the profile of your platform, or set CLEARWAY_DB_URL to use an external PostgreSQL."
                            .formatted(system(), processor(), archive));
        }
        try {
            long size = url.openConnection().getContentLengthLong();
            Path folder = home.resolve("postgresql-%s-%d".formatted(MAJOR_VERSION, size));
            if (!isWhole(folder)) {
                unpack(url, folder);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw new DatabaseFault(
                    "Cannot unpack PostgreSQL below %s (%s). Maybe the disk is full: it needs 70 MB."
                            .formatted(home, e),
                    e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static boolean isWhole(Path folder) throws IOException {
        Path contents = folder.resolve(CONTENTS);
        if (!Files.exists(contents)) {
            return false;
        }
        for (String line : Files.readAllLines(contents)) {
            String[] sizeAndPath = line.split(" ", 2);
            long size = folder.resolve(sizeAndPath[1]).toFile().length();
            if (size != Long.parseLong(sizeAndPath[0])) {
                log.warn("{} in {} is damaged: unpacking PostgreSQL again", sizeAndPath[1], folder);
                return false;
            }
        }
        return true;
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectories(draft);
        List<String> contents = new ArrayList<>();
        try (InputStream stream = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(stream))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, draft.resolve(entry.getName()).normalize(), contents);
            }
        }
        Files.write(draft.resolve(CONTENTS), contents);
        open(draft);
        FileSystemUtils.deleteRecursively(folder);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target, List<String> contents)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean isProgram = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
            contents.add(entry.getSize() + " " + entry.getName());
        }
    }

    /** Whatever the umask: the user that runs PostgreSQL reads every folder. */
    private static void open(Path draft) throws IOException {
        try (Stream<Path> paths = Files.walk(draft)) {
            for (Path path : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.split(" ", 2)[0];
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
