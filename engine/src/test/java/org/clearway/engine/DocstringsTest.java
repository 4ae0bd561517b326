package org.clearway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every public type, method and field of the engine says what it is, and what it says is well formed: the compiler's own check. */
class DocstringsTest {
    @Test
    void nothingPublicIsWithoutOne() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(complaints(sources)).isEmpty();
    }

    @Test
    void theCheckSeesWhatLacks() throws IOException {
        Path file = Files.createTempDirectory("clearway-docs").resolve("Bare.java");
        Files.writeString(file, "/** Has one. */ public class Bare { public int size() { return 0; } }");
        assertThat(complaints(List.of(file))).anyMatch(complaint -> complaint.contains("no comment"));
    }

    private static List<String> complaints(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-Xdoclint:all/public",
                    "-Xmaxwarns",
                    "5000",
                    "-proc:none",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-d",
                    Files.createTempDirectory("clearway-docs").toString());
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        // A tag for each parameter would say twice what a good name and the first sentence say; so would one for "no
        // arguments".
        return found.getDiagnostics().stream()
                .map(one -> one.toString())
                .filter(text -> !text.contains("no @") && !text.contains("no main"))
                .filter(text -> !text.contains("incubating") && !text.contains("default constructor"))
                .toList();
    }
}
