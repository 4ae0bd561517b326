package org.clearway.app.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Spares a test that makes its own server the seconds of unpacking: it takes a copy of the programs of the test server. */
final class UnpackedHome {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private UnpackedHome() {}

    /** The directory, for {@link EmbeddedPostgres#start}. */
    static Path in(Path directory) throws IOException {
        RunAs.createDirectory(directory);
        Path programs = Binaries.in(TestServer.RUNNING.directory()).folder();
        Path copy = directory.resolve(programs.getFileName());
        if (!Files.exists(copy)) {
            assertThat(Command.run(LIMIT, List.of("cp", "-a", programs.toString(), copy.toString()))
                            .succeeded())
                    .isTrue();
        }
        return directory;
    }
}
