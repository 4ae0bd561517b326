package org.clearway.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;

class SalesTest {
    private final Network network = Generator.generate(5000, 50_000, 1, true);
    private final Sales sales = Sales.of(network);

    @Test
    void holdsEveryLinkOnceAndFindsIt() {
        Links links = network.links();
        boolean[] taken = new boolean[links.size()];
        for (int link = 0; link < taken.length; link++) {
            int at = sales.at(link, network);
            assertThat(taken[at]).isFalse();
            taken[at] = true;
            assertThat(sales.volumes()[at]).isEqualTo(links.volume()[link] / 365);
        }
        assertThat(sales.ranges()).isBetween(1, Crew.blocks(5000));
        assertThat(sales.firstBlock(sales.ranges())).isEqualTo(Crew.blocks(5000));
    }

    @Test
    void addsOrdersBySupplierInTheOrderOfTheBuyers() {
        Links links = network.links();
        double[] rho = new double[network.slots().size()];
        Arrays.setAll(rho, q -> 1.0 / (q + 3));
        double[] expected = new double[5000];
        for (int link = 0; link < links.size(); link++) {
            expected[links.supplier()[link]] +=
                    links.volume()[link] / 365 * rho[network.slots().ofLink()[link]];
        }
        double[] sums = new double[5000];
        for (int range = 0; range < sales.ranges(); range++) {
            sales.add(range, sales.volumes(), rho, sums);
        }
        assertThat(sums).isEqualTo(expected);
    }
}
