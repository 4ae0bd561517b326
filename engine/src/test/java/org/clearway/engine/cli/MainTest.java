package org.clearway.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearway.engine.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void ranksTheReferenceNetwork() throws IOException {
        Path ranked = folder.resolve("rank.csv");
        assertThat(onReference("rank", "--out", ranked.toString(), "--json")).isZero();
        List<String> lines = Files.readAllLines(ranked);
        assertThat(lines).hasSize(1001).startsWith("id,esri,esri_down,esri_up,iters");
        assertThat(lines.get(1)).matches("0,0\\.00178252457491\\d*,5\\.54964464423\\d*E-4,0\\.00177077909533\\d*,5");
        assertThat(out.toString()).startsWith("{\"firms\":1000,\"links\":5000,\"ranked\":1000,\"highest\":\"");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void ranksTheTopTheListedAndTheWeighted() throws IOException {
        Path ids = Files.writeString(folder.resolve("ids.csv"), "id\n7\n3\n");
        Path weights = Files.writeString(folder.resolve("weights.csv"), "id,weight\n5,2\n6,1\n");
        Path csv = folder.resolve("out.csv");
        assertThat(onReference("rank", "--ids", ids.toString(), "--out", csv.toString()))
                .isZero();
        assertThat(Files.readAllLines(csv))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("7,"))
                .last()
                .asString()
                .startsWith("3,");
        assertThat(onReference("rank", "--top", "5", "--float", "--out", csv.toString()))
                .isZero();
        assertThat(Files.readAllLines(csv)).hasSize(6);
        assertThat(onReference("rank", "--weights", weights.toString(), "--out", csv.toString()))
                .isZero();
        assertThat(Files.readAllLines(csv).get(6)).startsWith("5,0.66669293081608");
    }

    @Test
    void computesScenarios() throws IOException {
        StringBuilder shocks = new StringBuilder("scenario,id,shock\n");
        for (int id = 0; id < 10; id++) {
            shocks.append("A,").append(id).append(",1\n");
        }
        Path csv = Files.writeString(folder.resolve("shocks.csv"), shocks);
        Path losses = folder.resolve("losses.csv");
        assertThat(onReference("scenario", "--shocks", csv.toString(), "--out", losses.toString()))
                .isZero();
        assertThat(Files.readAllLines(losses).getFirst()).isEqualTo("scenario,loss,loss_down,loss_up,iters");
        assertThat(Files.readAllLines(losses).get(1))
                .startsWith("A,0.0292244383121")
                .endsWith(",8");
    }

    @Test
    void generatesFreezesAndRanksTheSnapshot() {
        String made = folder.resolve("made").toString();
        String frozen = folder.resolve("made.cwn").toString();
        assertThat(run("generate", "--firms", "300", "--links", "1500", "--seed", "3", "--acyclic", "--out", made))
                .isZero();
        assertThat(run(
                        "freeze",
                        "--firms=" + made + "/firms.csv",
                        "--links=" + made + "/links.csv",
                        "--classes=" + made + "/classes.csv",
                        "--out=" + frozen))
                .isZero();
        assertThat(run(
                        "rank",
                        "--network",
                        frozen,
                        "--out",
                        folder.resolve("rank.csv").toString()))
                .isZero();
        assertThat(folder.resolve("rank.csv")).isNotEmptyFile();
    }

    @Test
    void refusesBrokenInputWithoutLeavingAnyFile() throws IOException {
        Path ids = Files.writeString(folder.resolve("ids.csv"), "id\n7\nnobody\n");
        assertThat(onReference(
                        "rank",
                        "--ids",
                        ids.toString(),
                        "--out",
                        folder.resolve("rank.csv").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ids.csv, line 3, column id: \"nobody\"");
        assertThat(out.toString()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(ids);
        }
    }

    @Test
    void keepsAnOldResultWhenTheNewOneFails() throws IOException {
        Path csv = Files.writeString(folder.resolve("rank.csv"), "old");
        Path shocks = Files.writeString(folder.resolve("shocks.csv"), "scenario,id,shock\nA,1,1\nA,1,1\n");
        assertThat(onReference("scenario", "--shocks", shocks.toString(), "--out", csv.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("line 3, column id: \"1\"");
        assertThat(csv).hasContent("old");
    }

    @Test
    void saysWhatWouldBeRightOnTheCommandLine() {
        requireRefusal("There is no command rnk. Maybe one of rank, scenario", "rnk");
        requireRefusal("There is no option --ot. Maybe one of --firms", "rank", "--ot", "x");
        requireRefusal("The option --out needs a value: --out FILE", "rank", "--out", "--top");
        requireRefusal("The option --out comes twice", "rank", "--out", "a", "--out", "b");
        requireRefusal("The option --out FILE is missing", "rank");
        requireRefusal("--top 0: a whole number from 1", "rank", "--out", "a", "--top", "0");
        requireRefusal("--top x: a whole number from 1", "rank", "--out", "a", "--top", "x");
        requireRefusal("Either --top or --ids", "rank", "--out", "a", "--top", "1", "--ids", "b");
        requireRefusal("a quarter of all pairs", "generate", "--firms", "3", "--links", "9", "--out", "a");
        requireRefusal(
                "There is no file nowhere.csv", "rank", "--firms=nowhere.csv", "--links=b", "--classes=c", "--out=d");
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        String nowhere = folder.resolve("no/rank.csv").toString();
        assertThat(onReference("rank", "--top", "3", "--out", nowhere)).isEqualTo(2);
        assertThat(err.toString()).contains("in a folder that exists");
    }

    @Test
    void helpsWithAnExampleForEveryCommand() {
        assertThat(run("--help")).isZero();
        String overview = out.toString();
        for (Command command : Commands.all()) {
            assertThat(overview).contains(command.name(), command.summary());
            out.reset();
            assertThat(run(command.name(), "--help")).isZero();
            assertThat(out.toString()).contains("Example:\n  clearway engine " + command.name() + " --");
        }
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void everyExampleOnlyUsesOptionsThatExist() {
        for (Command command : Commands.all()) {
            List<String> words = List.of(command.example().split(" "));
            assertThat(words.getFirst()).isEqualTo(command.name());
            assertThat(Arguments.parse(words.subList(1, words.size()), command.options()))
                    .isNotNull();
        }
    }

    private void requireRefusal(String message, String... words) {
        err.reset();
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    private int onReference(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--firms",
                References.file("esri_small_firms.csv").toString(),
                "--links",
                References.file("esri_small_links.csv").toString(),
                "--classes",
                References.file("esri_small_essential.csv").toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        return Main.run(List.of(words), new Terminal(new PrintStream(out, true), new PrintStream(err, true), false));
    }
}
