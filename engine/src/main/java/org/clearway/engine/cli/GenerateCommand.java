package org.clearway.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.generator.NetworkCsv;
import org.clearway.engine.network.Network;

/** {@code generate}: a made-up network as the three files. */
final class GenerateCommand implements Command {
    private static final List<String> FILES = List.of("firms.csv", "links.csv", "classes.csv");

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "A made-up network: scale-free, log-normal volumes, 600 industries; the same seed, the same network";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.value("--firms", "N", "how many firms"),
                Option.value("--links", "M", "how many links"),
                Option.value("--seed", "S", "any whole number (1)"),
                Option.flag("--acyclic", "links go one way through the industries, as for projection"),
                Option.value("--out", "DIR", "gets firms.csv, links.csv, classes.csv"));
    }

    @Override
    public String example() {
        return "generate --firms 10000 --links 100000 --seed 1 --out made-up";
    }

    @Override
    public Summary run(Arguments arguments, Terminal terminal) throws IOException {
        int firms = (int) arguments.number("--firms", 2, 100_000_000);
        int links = (int) arguments.number("--links", 1, 1_000_000_000);
        long seed = arguments.number("--seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
        Path out = arguments.file("--out");
        Network network;
        try {
            network = Generator.generate(firms, links, seed, arguments.has("--acyclic"));
        } catch (IllegalArgumentException e) {
            throw new UsageError(e.getMessage());
        }
        Files.createDirectories(out);
        Path draft = Files.createTempDirectory(out, ".part");
        try {
            NetworkCsv.write(network, draft);
            for (String file : FILES) {
                Files.move(draft.resolve(file), out.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (String file : FILES) {
                Files.deleteIfExists(draft.resolve(file));
            }
            Files.deleteIfExists(draft);
        }
        return new Summary()
                .with("firms", network.firms())
                .with("links", network.links().size())
                .with("folder", out.toString());
    }
}
