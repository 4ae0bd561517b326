package org.clearway.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.clearway.engine.RandomNetworks;
import org.clearway.engine.csv.BrokenInput;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    @TempDir
    private Path folder;

    @Test
    void givesBackEveryNetwork() throws IOException {
        Path file = folder.resolve("network.cwn");
        for (int seed = 0; seed < 50; seed++) {
            Network network = RandomNetworks.network(seed);
            Snapshot.write(network, file);
            requireEqual(Snapshot.read(file), network);
        }
        Network large = Generator.generate(2000, 60_000, 1, true);
        Snapshot.write(large, file);
        requireEqual(Snapshot.read(file), large);
    }

    @Test
    void refusesAFileThatIsDamagedAnywhere() throws IOException {
        Path file = folder.resolve("network.cwn");
        Snapshot.write(RandomNetworks.network(5), file);
        byte[] right = Files.readAllBytes(file);
        for (int at = 0; at < right.length; at++) {
            byte[] wrong = right.clone();
            wrong[at] ^= 0x40;
            Files.write(file, wrong);
            boolean padding = Arrays.equals(right, wrong) || readsTheSame(file);
            assertThat(padding && right[at] != 0)
                    .as("byte %d went unnoticed", at)
                    .isFalse();
        }
    }

    @Test
    void refusesAFileThatIsCutOffOrNone() throws IOException {
        Path file = folder.resolve("network.cwn");
        Snapshot.write(RandomNetworks.network(5), file);
        byte[] right = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 16, 100, right.length - 9}) {
            Files.write(file, Arrays.copyOf(right, length));
            assertThatThrownBy(() -> Snapshot.read(file))
                    .isInstanceOf(BrokenInput.class)
                    .hasMessageContainingAll("network.cwn", "freeze");
        }
    }

    private static boolean readsTheSame(Path file) throws IOException {
        try {
            requireEqual(Snapshot.read(file), RandomNetworks.network(5));
            return true;
        } catch (BrokenInput noticed) {
            return false;
        }
    }

    private static void requireEqual(Network read, Network written) {
        assertThat(read.firms()).isEqualTo(written.firms());
        assertThat(read.industry()).isEqualTo(written.industry());
        assertThat(read.finalDemand()).isEqualTo(written.finalDemand());
        assertThat(read.invDays()).isEqualTo(written.invDays());
        assertThat(read.links().supplier()).isEqualTo(written.links().supplier());
        assertThat(read.links().buyer()).isEqualTo(written.links().buyer());
        assertThat(read.links().volume()).isEqualTo(written.links().volume());
        assertThat(read.links().lagDays()).isEqualTo(written.links().lagDays());
        assertThat(read.links().bySupplier()).isEqualTo(written.links().bySupplier());
        assertThat(read.slots().level()).isEqualTo(written.slots().level());
        assertThat(read.slots().ofLink()).isEqualTo(written.slots().ofLink());
        assertThat(read.classes().rows()).isEqualTo(written.classes().rows());
        for (int i = 0; i < read.firms(); i++) {
            assertThat(read.firmIds().find(written.firmIds().text(i))).isEqualTo(i);
        }
    }
}
