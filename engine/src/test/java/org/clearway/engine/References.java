package org.clearway.engine;

import java.nio.file.Path;
import org.clearway.engine.csv.NetworkFiles;
import org.clearway.engine.network.Network;

/** The reference network and results, made by an independent implementation. */
public final class References {
    private static final Path FOLDER = Path.of("src/test/resources/reference-results");

    private References() {}

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** 1,000 firms, 5,000 links, 60 industries, with cycles. */
    public static Network small() {
        return NetworkFiles.read(
                file("esri_small_firms.csv"), file("esri_small_links.csv"), file("esri_small_essential.csv"));
    }
}
