package org.clearway.engine;

import java.util.SplittableRandom;
import org.clearway.engine.network.Network;
import org.clearway.engine.network.NetworkBuilder;

/** Small networks with every oddity: cycles, isolated and zero-output firms, one-firm industries, repeated links. */
public final class RandomNetworks {
    private RandomNetworks() {}

    public static Network network(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int firms = 1 + random.nextInt(30);
        int industries = 1 + random.nextInt(8);
        NetworkBuilder network = new NetworkBuilder();
        for (int k = 0; k < industries; k++) {
            for (int l = 0; l < industries; l++) {
                network.inputClass("industry " + k, "industry " + l, random.nextInt(3));
            }
        }
        for (int i = 0; i < firms; i++) {
            String industry = i == 0 ? "alone" : "industry " + random.nextInt(industries);
            network.firm("firm " + i, industry, random.nextDouble() * 100, random.nextDouble() * 20);
        }
        network.inputClass("alone", "industry 0", 2).inputClass("industry 0", "alone", 2);
        int links = firms == 1 ? 0 : random.nextInt(4 * firms);
        for (int link = 0; link < links; link++) {
            int supplier = random.nextInt(firms);
            int buyer = random.nextInt(firms);
            if (supplier != buyer) {
                double volume = Math.exp(4 * random.nextDouble());
                network.link(supplier, buyer, volume);
                if (random.nextInt(10) == 0) {
                    network.link(supplier, buyer, volume / 3);
                }
            }
        }
        return network.build();
    }
}
