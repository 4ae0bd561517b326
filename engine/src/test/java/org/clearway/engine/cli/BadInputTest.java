package org.clearway.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input from the command line: exit 2, one message that helps, nothing printed, no file written. */
class BadInputTest {
    private static final String FIRMS =
            "id,industry,output,final_demand,inv_days\nA,steel,1,2,3\nB,steel,1,2,3\nC,cars,1,2,3\n";
    private static final String LINKS = "supplier,buyer,volume,lag_days\nA,B,1,1\nB,C,2.5,1\n";
    private static final String CLASSES = "supplier_industry,buyer_industry,class\nsteel,cars,2\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            links   | A,X,1,1        | line 4 | column buyer    | "X"   | the id of a firm in the firms file
            links   | A,C,-1,1       | line 4 | column volume   | "-1"  | a number above 0
            links   | A,C,NaN,1      | line 4 | column volume   | "NaN" | a number above 0
            links   | A,C,Infinity,1 | line 4 | column volume   | "Inf  | a number above 0
            links   | A,C,1e300,1    | line 4 | column volume   | "1e300" | at most 1.0E27
            links   | A,A,1,1        | line 4 | column buyer    | "A"   | another firm than the supplier
            links   | A,C,1,61       | line 4 | column lag_days | "61"  | a whole number from 1 to 60
            links   | A,C            | line 4 | (whole row)     | "A,C" | 4 fields as in the header
            links   | "A,C,1,1       | line 4 | (whole row)     | "     | a quoted field that ends on its line
            firms   | A,steel,1,2,3  | line 5 | column id       | "A"   | an id that does not come twice
            firms   | D,steel,1,-2,3 | line 5 | column final_demand | "-2" | a number from 0
            classes | cars,steel,5   | line 3 | column class    | "5"   | a whole number from 0 to 2
            """)
    void refusesARow(String file, String row, String line, String column, String value, String right)
            throws IOException {
        write(file, (file.equals("firms") ? FIRMS : file.equals("links") ? LINKS : CLASSES) + row + "\n");
        requireRefusal(file + ".csv", line, column, value, right);
    }

    @ParameterizedTest
    @CsvSource({"firms", "links", "classes"})
    void refusesEmptyFilesMissingHeadersAndGarbage(String file) throws IOException {
        write(file, "");
        requireRefusal(file + ".csv", "line 1", "(header)");
        write(file, "1,2,3\n");
        requireRefusal(file + ".csv", "line 1", "(header)", "\"1,2,3\"");
        byte[] garbage = new byte[100_000];
        new SplittableRandom(1).nextBytes(garbage);
        Files.write(folder.resolve(file + ".csv"), garbage);
        requireRefusal(file + ".csv", "line 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A,9,3,0    | line 2 | to_day
            A,1,9,3.01 | line 2 | capacity
            A,1,9,-1   | line 2 | capacity
            X,1,9,0    | line 2 | column id
            """)
    void refusesAClosure(String row, String line, String column) throws IOException {
        write("closures", "id,from_day,to_day,capacity\n" + row + "\n");
        requireRefusal(
                command(
                        "project",
                        "--days",
                        "30",
                        "--closures",
                        folder + "/closures.csv",
                        "--series",
                        folder + "/out.csv"),
                "closures.csv",
                line,
                column);
    }

    @ParameterizedTest
    @CsvSource({"0", "366", "-1", "x"})
    void refusesAHorizon(String days) throws IOException {
        requireRefusal(
                command("project", "--days", days, "--series", folder + "/out.csv"), "--days " + days, "1 to 365");
    }

    @Test
    void readsWhatOnlyLooksWrong() throws IOException {
        write("firms", "\uFEFF" + FIRMS.replace("\n", "\r\n"));
        write("links", "volume,buyer,supplier\r\n1,\"B\",\"A\"\r\n");
        assertThat(run(command("rank", "--out", folder + "/out.csv"))).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(4);
    }

    private void requireRefusal(String... parts) throws IOException {
        requireRefusal(command("rank", "--out", folder + "/out.csv"), parts);
    }

    private void requireRefusal(List<String> words, String... parts) {
        err.reset();
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(parts);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).hasLineCount(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("out.csv"));
    }

    private List<String> command(String name, String... more) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of(name));
        for (String file : List.of("firms", "links", "classes")) {
            Path path = folder.resolve(file + ".csv");
            if (!Files.exists(path)) {
                write(file, file.equals("firms") ? FIRMS : file.equals("links") ? LINKS : CLASSES);
            }
            words.addAll(List.of("--" + file, path.toString()));
        }
        words.addAll(List.of(more));
        return words;
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file + ".csv"), text);
    }

    private int run(List<String> words) {
        return Main.run(words, new Terminal(new PrintStream(out, true), new PrintStream(err, true), false));
    }
}
