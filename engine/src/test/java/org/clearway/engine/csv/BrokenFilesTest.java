package org.clearway.engine.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.clearway.engine.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a file can be wrong is refused with file, line, column, value and what would be right. */
class BrokenFilesTest {
    private static final String FIRMS =
            "id,industry,output,final_demand,inv_days\nA,steel,1,2,3\nB,steel,1,2,3\nC,cars,1,2,3\n";
    private static final String LINKS = "supplier,buyer,volume\nA,B,1\nB,C,2.5\n";
    private static final String CLASSES = "supplier_industry,buyer_industry,class\nsteel,cars,2\n";

    @TempDir
    private Path folder;

    @Test
    void readsWhatIsRight() throws IOException {
        Network network = read(FIRMS, LINKS, CLASSES);
        assertThat(network.firms()).isEqualTo(3);
        assertThat(network.links().volume()).containsExactly(1, 2.5);
        assertThat(network.slots().level()).containsExactly(0, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            A,X,1            | line 3 | column buyer    | "X"      | id of a firm
            A,B,-3           | line 3 | column volume   | "-3"     | above 0
            A,B,0            | line 3 | column volume   | "0"      | above 0
            A,B,NaN          | line 3 | column volume   | "NaN"    | above 0
            A,B,Infinity     | line 3 | column volume   | "Infi    | above 0
            A,B,1e999        | line 3 | column volume   | "1e999"  | at most 1.0E27
            A,B,1e28         | line 3 | column volume   | "1e28"   | at most 1.0E27
            A,B,12abc        | line 3 | column volume   | "12abc"  | above 0
            A,B,1f           | line 3 | column volume   | "1f"     | above 0
            A,B,0x10         | line 3 | column volume   | "0x10"   | above 0
            A,B,             | line 3 | column volume   | ""       | above 0
            A,A,1            | line 3 | column buyer    | "A"      | another firm
            A,B              | line 3 | (whole row)     | "A,B"    | 3 fields
            A,B,1,2          | line 3 | (whole row)     | "A,B,1,2"| 3 fields
            "A,B,1           | line 3 | (whole row)     | "        | quoted field
            "A"x,B,1         | line 3 | (whole row)     | "        | quoted field
            """)
    void refusesALink(String row, String line, String column, String value, String right) {
        assertThatThrownBy(() -> read(FIRMS, "supplier,buyer,volume\nB,C,1\n" + row + "\nC,A,1\n", CLASSES))
                .isInstanceOf(BrokenInput.class)
                .hasMessageContainingAll("links.csv", line, column, value, right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            A,steel,1,2,3    | column id           | "A"   | does not come twice
            ,steel,1,2,3     | column id           | ""    | 1 to 64
            D,,1,2,3         | column industry     | ""    | 1 to 64
            D,steel,-1,2,3   | column output       | "-1"  | from 0
            D,steel,1,-2,3   | column final_demand | "-2"  | from 0
            D,steel,1,NaN,3  | column final_demand | "NaN" | from 0
            D,steel,1,2,-3   | column inv_days     | "-3"  | from 0 to 3650
            D,steel,1,2,4000 | column inv_days     | "400  | from 0 to 3650
            """)
    void refusesAFirm(String row, String column, String value, String right) {
        assertThatThrownBy(() -> read(FIRMS + row + "\n", LINKS, CLASSES))
                .isInstanceOf(BrokenInput.class)
                .hasMessageContainingAll("firms.csv", "line 5", column, value, right);
    }

    @Test
    void refusesLongAndUnreadableIds() {
        assertThatThrownBy(() -> read(FIRMS + "x".repeat(65) + ",steel,1,2,3\n", LINKS, CLASSES))
                .hasMessageContainingAll("line 5", "column id", "1 to 64 printable characters");
        assertThatThrownBy(() -> read(FIRMS + "x\0y,steel,1,2,3\n", LINKS, CLASSES))
                .hasMessageContainingAll("line 5", "column id", "x?y");
    }

    @Test
    void acceptsIdsOfExactly64Characters() throws IOException {
        Network network = read(FIRMS + "\u94a2".repeat(64) + ",steel,1,2,3\n", LINKS, CLASSES);
        assertThat(network.firmIds().find("\u94a2".repeat(64))).isEqualTo(3);
    }

    @Test
    void refusesClassesThatAreNone() {
        assertThatThrownBy(() -> read(FIRMS, LINKS, CLASSES + "cars,steel,5\n"))
                .hasMessageContainingAll("classes.csv", "line 3", "column class", "\"5\"", "whole number from 0 to 2");
        assertThatThrownBy(() -> read(FIRMS, LINKS, CLASSES + "cars,steel,1.5\n"))
                .hasMessageContainingAll("line 3", "column class", "\"1.5\"");
        assertThatThrownBy(() -> read(FIRMS, LINKS, CLASSES + "steel,cars,1\n"))
                .hasMessageContainingAll("line 3", "column class", "\"1\"", "the class 2");
    }

    @Test
    void refusesLagsBeyondSixtyDays() throws IOException {
        String header = "supplier,buyer,volume,lag_days\n";
        assertThat(read(FIRMS, header + "A,B,1,60\nB,C,1,\n", CLASSES).links().lagDays())
                .containsExactly(60, 1);
        for (String lag : new String[] {"61", "0", "-1", "1.5", "x"}) {
            assertThatThrownBy(() -> read(FIRMS, header + "A,B,1," + lag + "\n", CLASSES))
                    .hasMessageContainingAll("links.csv", "line 2", "column lag_days", lag, "from 1 to 60");
        }
    }

    @Test
    void refusesAPairWithTwoLags() {
        assertThatThrownBy(() -> read(FIRMS, "supplier,buyer,volume,lag_days\nA,B,1,2\n\nB,C,1,4\nA,B,1,3\n", CLASSES))
                .isInstanceOf(BrokenInput.class)
                .hasMessageContainingAll(
                        "links.csv", "line 5", "lag_days", "\"3\"", "the same lag", "2 days for A to B");
    }

    @Test
    void refusesEmptyFilesAndMissingHeaders() {
        assertThatThrownBy(() -> read("", LINKS, CLASSES))
                .hasMessageContainingAll("firms.csv", "line 1", "id,industry");
        assertThatThrownBy(() -> read(FIRMS, "", CLASSES))
                .hasMessageContainingAll("links.csv", "supplier,buyer,volume");
        assertThatThrownBy(() -> read(FIRMS, LINKS, "\n\n")).hasMessageContainingAll("classes.csv", "(header)");
        assertThatThrownBy(() -> read(FIRMS, "A,B,1\n", CLASSES))
                .hasMessageContainingAll("links.csv", "line 1", "(header)", "\"A,B,1\"", "supplier,buyer,volume");
        assertThatThrownBy(() -> read(FIRMS, "supplier,buyer,volume,volume\n", CLASSES))
                .hasMessageContaining("(header)");
        assertThatThrownBy(() -> read("id,industry,output,final_demand,inv_days\n", LINKS, CLASSES))
                .hasMessageContainingAll("firms.csv", "at least one firm");
    }

    @Test
    void readsOtherColumnOrdersCarriageReturnsMarksQuotesBlanksAndFurtherColumns() throws IOException {
        Network network = read(
                "\uFEFFinv_days,ID,name,industry,output,final_demand\r\n3,\"A, \"\"Ltd\"\"\",x, steel ,1,2\r\n\r\n4,B,y,cars,1,2",
                "buyer,volume,supplier\r\nB , 7e0 ,\"A, \"\"Ltd\"\"\"\r\n",
                "class,buyer_industry,supplier_industry\r\n1,cars,steel");
        assertThat(network.firmIds().text(0)).isEqualTo("A, \"Ltd\"");
        assertThat(network.invDays()).containsExactly(3, 4);
        assertThat(network.links().volume()).containsExactly(7);
        assertThat(network.slots().level()).containsExactly(1);
    }

    @Test
    void mergesPairsThatComeTwice() throws IOException {
        Network network = read(FIRMS, "supplier,buyer,volume\nA,B,1\nB,C,5\nA,B,2\n", CLASSES);
        assertThat(network.links().volume()).containsExactly(3, 5);
    }

    @Test
    void countsLinesAcrossBlocksAndReportsTheFirstWrongOne() {
        StringBuilder links = new StringBuilder("supplier,buyer,volume\n");
        int rows = 3 * Blocks.BLOCK_BYTES / 6;
        for (int row = 0; row < rows; row++) {
            links.append(row == rows / 2 || row == rows - 1 ? "A,B,x\n" : "A,B,1\n");
        }
        assertThatThrownBy(() -> read(FIRMS, links.toString(), CLASSES))
                .hasMessageContainingAll("links.csv, line " + (rows / 2 + 2) + ",", "column volume");
    }

    @Test
    void refusesGarbageWithoutEndingLines() {
        SplittableRandom random = new SplittableRandom(1);
        for (int length : new int[] {1, 100, 5_000, 3 * Blocks.BLOCK_BYTES}) {
            byte[] garbage = new byte[length];
            random.nextBytes(garbage);
            assertThatThrownBy(() -> {
                        Files.write(folder.resolve("firms.csv"), garbage);
                        new CsvFile(folder.resolve("firms.csv"), Columns.of("id")).forEach(row -> {});
                    })
                    .isInstanceOf(BrokenInput.class)
                    .hasMessageContainingAll("firms.csv", "line ");
        }
        assertThatThrownBy(() -> read("id,x\n" + "y".repeat(3 * Blocks.BLOCK_BYTES), LINKS, CLASSES))
                .isInstanceOf(BrokenInput.class);
    }

    @Test
    void saysWhenThereIsNoFile() {
        assertThatThrownBy(() -> NetworkFiles.read(folder.resolve("no"), folder.resolve("no"), folder.resolve("no")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no");
    }

    private Network read(String firms, String links, String classes) throws IOException {
        return NetworkFiles.read(write("firms.csv", firms), write("links.csv", links), write("classes.csv", classes));
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
