package org.clearway.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearway.engine.generator.Generator;
import org.junit.jupiter.api.Test;

class FreezingTest {
    @Test
    void sortsLinksBySupplierAcrossStripesAndBuckets() {
        Links links = Generator.generate(20_000, 600_000, 1, false).links();
        int[] bySupplier = IntStream.range(0, links.size())
                .boxed()
                .sorted(Comparator.comparingInt(link -> links.supplier()[link]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(links.bySupplier()).isEqualTo(bySupplier);
        for (int i = 0; i < 20_000; i++) {
            for (int at = links.supplierStart()[i]; at < links.supplierStart()[i + 1]; at++) {
                assertThat(links.supplier()[bySupplier[at]]).isEqualTo(i);
            }
        }
        assertThat(links.supplierStart()[20_000]).isEqualTo(links.size());
    }

    @Test
    void findsClassesInATableAndAmongKeysAlike() {
        for (int industries : new int[] {40, 2048, 2049, 5000}) {
            Random random = new Random(industries);
            byte[][] level = new byte[industries][40];
            int rows = industries * 10;
            int[] from = random.ints(rows, 0, industries).toArray();
            int[] to = random.ints(rows, 0, 40).toArray();
            byte[] levels = new byte[rows];
            from[0] = industries - 1;
            for (int row = 0; row < rows; row++) {
                level[from[row]][to[row]] = (byte) (from[row] % 3);
                levels[row] = (byte) (from[row] % 3);
            }
            Classes classes = Classes.of(from, to, levels);
            for (int k = 0; k < industries; k++) {
                for (int l = 0; l < 40; l++) {
                    assertThat(classes.level(k, l)).isEqualTo(level[k][l]);
                }
            }
            assertThat(classes.level(industries, 0)).isZero();
            assertThat(classes.level(0, industries)).isZero();
        }
    }
}
