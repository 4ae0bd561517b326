package org.clearway.engine.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import org.clearway.engine.network.Classes;
import org.clearway.engine.network.Freezing;
import org.clearway.engine.network.Ids;
import org.clearway.engine.network.Links;
import org.clearway.engine.network.Network;

/**
 * Writes a network to one binary file and reads it back.
 *
 * <p>Layout, little-endian: 8 bytes "CLEARNET", version, number of sections (4 bytes each); for each section its length in
 * bytes and its CRC-32C (8 bytes each); the sections, each starting at a multiple of 8 bytes. Sections: the bytes and
 * offsets of firm ids, those of industry ids, industry, final demand and inv_days of each firm, the class table's three
 * columns, first link of each buyer, and supplier, volume and lag of each link. What follows from these (slots, links
 * by supplier) is made again when reading.
 */
public final class Snapshot {
    /** The version this program writes, and the only one it reads. */
    public static final int VERSION = 1;

    private static final int SECTIONS = 14;

    private Snapshot() {}

    /**
     * Writes a network, replacing the file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Network network, Path file) throws IOException {
        Links links = network.links();
        Classes classes = network.classes();
        int rows = classes.rows();
        int[] from = new int[rows];
        int[] to = new int[rows];
        byte[] level = new byte[rows];
        for (int row = 0; row < rows; row++) {
            from[row] = classes.supplierIndustry(row);
            to[row] = classes.buyerIndustry(row);
            level[row] = classes.level(row);
        }
        try (SectionWriter out = new SectionWriter(file, VERSION, SECTIONS)) {
            out.bytes(network.firmIds().packed());
            out.ints(network.firmIds().offsets());
            out.bytes(network.industryIds().packed());
            out.ints(network.industryIds().offsets());
            out.ints(network.industry());
            out.doubles(network.finalDemand());
            out.doubles(network.invDays());
            out.ints(from);
            out.ints(to);
            out.bytes(level);
            out.ints(links.buyerStart());
            out.ints(links.supplier());
            out.doubles(links.volume());
            out.bytes(links.lagDays());
        }
    }

    /**
     * Reads a network.
     *
     * @throws org.clearway.engine.csv.BrokenInput if the file is no snapshot, of another version, cut off or damaged
     * @throws IOException if the file cannot be read
     */
    public static Network read(Path file) throws IOException {
        SectionReader in = new SectionReader(file, VERSION, SECTIONS);
        try {
            return network(in);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException madeByHand) {
            // Checksums are right, so that no accident did this.
            throw in.broken("sections that do not fit together", "a file that `freeze` wrote");
        }
    }

    private static Network network(SectionReader in) {
        Ids firmIds = Ids.ofPacked(in.bytes(), in.ints());
        Ids industryIds = Ids.ofPacked(in.bytes(), in.ints());
        int[] industry = in.ints();
        double[] finalDemand = in.doubles();
        double[] invDays = in.doubles();
        Classes classes = Classes.of(in.ints(), in.ints(), in.bytes());
        return Freezing.sorted(
                firmIds,
                industryIds,
                industry,
                finalDemand,
                invDays,
                classes,
                in.ints(),
                in.ints(),
                in.doubles(),
                in.bytes());
    }
}
