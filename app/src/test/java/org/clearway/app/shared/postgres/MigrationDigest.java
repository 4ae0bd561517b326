package org.clearway.app.shared.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One short name for the text of all migrations: it changes when one of them does. */
final class MigrationDigest {
    private static final int BYTES = 8;

    private MigrationDigest() {}

    static String of(List<String> locations) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", locations).getBytes(StandardCharsets.UTF_8));
            addMatching(digest, "classpath:org/clearway/app/shared/postgres/*.sql");
            for (String location : locations) {
                addMatching(digest, location.replaceFirst("^classpath:", "classpath*:") + "/**/*.sql");
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addMatching(MessageDigest digest, String pattern) throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources(pattern);
        Arrays.sort(files, Comparator.comparing(Resource::getDescription));
        for (Resource file : files) {
            digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
            digest.update(file.getContentAsByteArray());
        }
    }
}
