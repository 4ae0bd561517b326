package org.clearway.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs the readers on the inputs a fuzzer kept, on each of them cut off at every tenth byte, and with bytes changed. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    @Test
    void networksAreReadOrRefused() throws IOException {
        replay("network", NetworkFuzz::fuzzerTestOneInput);
    }

    @Test
    void snapshotsAreReadOrRefused() throws IOException {
        replay("snapshot", SnapshotFuzz::fuzzerTestOneInput);
    }

    private static void replay(String reader, Consumer<byte[]> read) throws IOException {
        List<Path> inputs;
        try (var files = Files.list(CORPUS.resolve(reader))) {
            inputs = files.sorted().toList();
        }
        assertThat(inputs).isNotEmpty();
        SplittableRandom random = new SplittableRandom(1);
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> read.accept(bytes)).as(input.toString()).doesNotThrowAnyException();
            for (int change = 0; change < 20 && bytes.length > 0; change++) {
                byte[] changed = java.util.Arrays.copyOf(
                        bytes, change % 2 == 0 ? bytes.length : random.nextInt(bytes.length) + 1);
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                assertThatCode(() -> read.accept(changed))
                        .as(input + ", change " + change)
                        .doesNotThrowAnyException();
            }
        }
    }
}
