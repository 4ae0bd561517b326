package org.clearway.engine.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.clearway.engine.csv.NetworkFiles;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    @Test
    void makesTheSameNetworkFromTheSameSeed() {
        Network once = Generator.generate(1000, 8000, 42, false);
        Network again = Generator.generate(1000, 8000, 42, false);
        Network other = Generator.generate(1000, 8000, 43, false);
        assertThat(again.links().supplier()).isEqualTo(once.links().supplier());
        assertThat(again.links().volume()).isEqualTo(once.links().volume());
        assertThat(other.links().supplier()).isNotEqualTo(once.links().supplier());
    }

    @Test
    void hasHubsAndAllItsLinks() {
        Network network = Generator.generate(10_000, 100_000, 1, false);
        assertThat(network.links().size()).isEqualTo(100_000);
        assertThat(network.industries()).isEqualTo(Generator.INDUSTRIES);
        int[] start = network.links().supplierStart();
        int most = 0;
        for (int i = 0; i < network.firms(); i++) {
            most = Math.max(most, start[i + 1] - start[i]);
        }
        assertThat(most).isGreaterThan(200);
        double[] volume = network.links().volume().clone();
        Arrays.sort(volume);
        assertThat(volume[volume.length - 1] / volume[0]).isGreaterThan(1e5);
    }

    @Test
    void goesOneWayWhenAcyclic() {
        Network network = Generator.generate(1000, 8000, 42, true);
        for (int link = 0; link < network.links().size(); link++) {
            assertThat(network.industry()[network.links().supplier()[link]])
                    .isLessThan(network.industry()[network.links().buyer()[link]]);
        }
    }

    @Test
    void writesFilesThatReadBackTheSame(@TempDir Path folder) throws IOException {
        Network network = Generator.generate(500, 3000, 9, false);
        NetworkCsv.write(network, folder);
        Network read = NetworkFiles.read(
                folder.resolve("firms.csv"), folder.resolve("links.csv"), folder.resolve("classes.csv"));
        assertThat(read.links().volume()).isEqualTo(network.links().volume());
        assertThat(read.links().supplier()).isEqualTo(network.links().supplier());
        assertThat(read.finalDemand()).isEqualTo(network.finalDemand());
        assertThat(read.slots().level()).isEqualTo(network.slots().level());
    }

    @Test
    void refusesMoreLinksThanPairs() {
        assertThatThrownBy(() -> Generator.generate(10, 100, 1, false)).hasMessageContaining("a quarter of all pairs");
        assertThatThrownBy(() -> Generator.generate(1, 0, 1, false)).hasMessageContaining("at least 2 firms");
    }
}
