package org.clearway.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.clearway.engine.References;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands project, restart and least as other programs call them. */
class ProjectionCommandsTest {
    private static final String CLOSURES = "id,from_day,to_day,capacity\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int exit;

    @BeforeEach
    void aChain() throws IOException {
        write(
                "firms.csv",
                "id,industry,output,final_demand,inv_days\n0,raw,365,0,10\n1,part,365,0,10\n2,car,365,365,5\n");
        write("links.csv", "supplier,buyer,volume\n0,1,365\n1,2,365\n");
        write("classes.csv", "supplier_industry,buyer_industry,class\nraw,part,2\npart,car,2\n");
        write("closures.csv", CLOSURES + "0,1,60,0\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private void engine(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        for (String file : List.of("firms", "links", "classes")) {
            all.addAll(List.of("--" + file, folder.resolve(file + ".csv").toString()));
        }
        Arrays.stream(words)
                .map(word -> word.endsWith(".csv") ? folder.resolve(word).toString() : word)
                .forEach(all::add);
        said.reset();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        exit = Main.run(all, new Terminal(stream, stream, false));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private void requireRefused(String message) throws IOException {
        assertThat(said()).isEqualTo(message);
        assertThat(exit).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("out") || name.endsWith(".part"));
        }
    }

    @Test
    void projectsTheChainOfTheHandCheck() throws IOException {
        engine(
                "project",
                "--days",
                "20",
                "--reference",
                "--closures",
                "closures.csv",
                "--lights",
                "lights.csv",
                "--series",
                "series.csv",
                "--causes",
                "causes.csv",
                "--stops",
                "stops.csv");
        assertThat(said()).startsWith("days 20, red 2, stops 2, output_ratio 0.0");
        assertThat(exit).isZero();
        assertThat(lines("lights.csv"))
                .containsExactly(
                        "buyer,supplier_industry,red_day,stockout_day,final_cover_days",
                        "1,raw,8,10,0.0",
                        "2,part,13,15,0.0");
        assertThat(lines("stops.csv")).containsExactly("id,stop_day", "1,11", "2,16");
        assertThat(lines("causes.csv"))
                .containsExactly(
                        "buyer,supplier_industry,cause_kind,cause,share,day_if_open",
                        "1,raw,closure,0,1.0,-1",
                        "2,part,closure,0,1.0,-1");
        List<String> series = lines("series.csv");
        assertThat(series).hasSize(21).startsWith("day,output_ratio");
        assertThat(Double.parseDouble(series.get(10).split(",")[1])).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(series.getLast()).isEqualTo("20,0.0");
    }

    @Test
    void redDaysMovesTheRedDay() throws IOException {
        engine("project", "--days", "20", "--closures", "closures.csv", "--red-days", "6", "--lights", "lights.csv");
        assertThat(lines("lights.csv")).contains("1,raw,5,10,0.0");
    }

    @Test
    void readsStockTransitAndBlockedLinks() throws IOException {
        write("stock.csv", "buyer,product,on_hand,daily_use,as_of\n1,raw,2,1,2022-04-03\n");
        write("transit.csv", "supplier,buyer,quantity,arrival_day\n0,1,1,1\n0,1,1,3\n");
        write("blocked.csv", "supplier,buyer,from_day,to_day,open\n0,1,4,4,0\n");
        engine(
                "project",
                "--days",
                "9",
                "--closures",
                "closures.csv",
                "--stock",
                "stock.csv",
                "--transit",
                "transit.csv",
                "--blocked",
                "blocked.csv",
                "--lights",
                "lights.csv");
        assertThat(lines("lights.csv")).contains("1,raw,1,4,0.0");
    }

    @Test
    void meetsTheProductReferenceThroughFiles() throws IOException {
        said.reset();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        exit = Main.run(
                List.of(
                        "project",
                        "--firms",
                        References.file("esri_small_firms.csv").toString(),
                        "--links",
                        References.file("esri_small_links.csv").toString(),
                        "--classes",
                        References.file("product_small_classes.csv").toString(),
                        "--closures",
                        References.file("product_small_closures.csv").toString(),
                        "--days",
                        "90",
                        "--stops",
                        folder.resolve("stops.csv").toString(),
                        "--causes",
                        folder.resolve("causes.csv").toString(),
                        "--json"),
                new Terminal(stream, stream, false));
        assertThat(said()).startsWith("{\"days\":90,\"red\":127,\"stops\":11,\"output_ratio\":1.0");
        assertThat(lines("stops.csv")).isEqualTo(Files.readAllLines(References.file("product_small_stops.csv")));
        assertThat(lines("causes.csv")).hasSizeGreaterThan(127).anyMatch(row -> row.contains(",closure,"));
    }

    @Test
    void plansARestart() throws IOException {
        write("closures.csv", CLOSURES + "0,1,60,0\n1,1,60,0\n");
        write("weights.csv", "id,weight\n2,1\n");
        engine(
                "restart",
                "--days",
                "30",
                "--closures",
                "closures.csv",
                "--per-day",
                "1",
                "--weights",
                "weights.csv",
                "--out",
                "plan.csv");
        assertThat(exit).as(said()).isZero();
        assertThat(lines("plan.csv")).hasSize(3).startsWith("day,id,gain,loses");
        assertThat(lines("plan.csv").get(1)).startsWith("1,").endsWith(",");
        assertThat(lines("plan.csv").get(2)).startsWith("2,");
        assertThat(said()).startsWith("reopened 2, gain 25.0");
    }

    @Test
    void findsTheLeastSet() throws IOException {
        write("closures.csv", CLOSURES + "0,1,60,0\n1,1,60,0\n");
        write("keep.csv", "id\n2\n");
        engine("least", "--days", "12", "--closures", "closures.csv", "--keep", "keep.csv", "--out", "least.csv");
        assertThat(exit).as(said()).isZero();
        assertThat(lines("least.csv")).containsExactly("id,proven", "1,true");
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        String[] call = {"--days", "20", "--closures", "closures.csv", "--lights", "out.csv"};
        write("closures.csv", CLOSURES + "0,5,4,0\n");
        engine("project", call);
        requireRefused("closures.csv, line 2, column to_day: \"4\" cannot be used."
                + " Right would be a day not before from_day 5.");
        write("closures.csv", CLOSURES + "0,1,4,3.1\n");
        engine("project", call);
        requireRefused("closures.csv, line 2, column capacity: \"3.1\" cannot be used."
                + " Right would be a number from 0 to 3, with a decimal point.");
        write("closures.csv", CLOSURES + "0,1,4,0\n9,1,4,0\n");
        engine("project", call);
        requireRefused("closures.csv, line 3, column id: \"9\" cannot be used. Right would be the id of a firm.");
        write("closures.csv", CLOSURES + "0,0,4,0\n");
        engine("project", call);
        requireRefused("closures.csv, line 2, column from_day: \"0\" cannot be used."
                + " Right would be a whole number from 1 to 36500.");
    }

    @Test
    void refusesHorizonsAndLags() throws IOException {
        engine("project", "--days", "0", "--lights", "out.csv");
        requireRefused("--days 0: a whole number from 1 to 365 would be right");
        engine("project", "--days", "366", "--lights", "out.csv");
        requireRefused("--days 366: a whole number from 1 to 365 would be right");
        engine("project", "--lights", "out.csv");
        requireRefused("The option --days is missing");
        engine("project", "--days", "365");
        requireRefused("Nothing to write. At least one of --lights, --series, --causes, --stops is needed");
        write("links.csv", "supplier,buyer,volume,lag_days\n0,1,365,61\n");
        engine("project", "--days", "365", "--lights", "out.csv");
        requireRefused("links.csv, line 2, column lag_days: \"61\" cannot be used."
                + " Right would be a whole number from 1 to 60.");
    }

    @Test
    void refusesBrokenStockTransitAndBlocked() throws IOException {
        write("blocked.csv", "supplier,buyer,from_day,to_day,open\n0,2,1,4,0\n");
        engine("project", "--days", "9", "--blocked", "blocked.csv", "--lights", "out.csv");
        requireRefused(
                "blocked.csv, line 2, column buyer: \"2\" cannot be used. Right would be a buyer of 0 in the links.");
        write("blocked.csv", "supplier,buyer,from_day,to_day,open\n0,1,1,4,1.5\n");
        engine("project", "--days", "9", "--blocked", "blocked.csv", "--lights", "out.csv");
        requireRefused("blocked.csv, line 2, column open: \"1.5\" cannot be used."
                + " Right would be a number from 0 to 1, with a decimal point.");
        write("stock.csv", "buyer,product,on_hand,daily_use\n1,part,2,1\n");
        engine("project", "--days", "9", "--stock", "stock.csv", "--lights", "out.csv");
        requireRefused(
                "stock.csv, line 2, column product: \"part\" cannot be used. Right would be a product that 1 buys.");
        write("stock.csv", "buyer,product,on_hand,daily_use,as_of\n1,raw,2,1,yesterday\n");
        engine("project", "--days", "9", "--stock", "stock.csv", "--lights", "out.csv");
        requireRefused("stock.csv, line 2, column as_of: \"yesterday\" cannot be used."
                + " Right would be a date such as 2022-04-03.");
        write("stock.csv", "buyer,product,on_hand,daily_use\n1,raw,2,1\n1,raw,3,1\n");
        engine("project", "--days", "9", "--stock", "stock.csv", "--lights", "out.csv");
        requireRefused("stock.csv, line 3, column product: \"raw\" cannot be used."
                + " Right would be a product that comes once for each buyer.");
        write("transit.csv", "supplier,buyer,quantity,arrival_day\n0,1,-1,3\n");
        engine("project", "--days", "9", "--transit", "transit.csv", "--lights", "out.csv");
        assertThat(said()).startsWith("transit.csv, line 2, column quantity: \"-1\" cannot be used.");
        engine("project", "--days", "9", "--transit", "transit.csv", "--reference", "--lights", "out.csv");
        requireRefused("With --reference every stock opens at its target: leave out --stock and --transit");
    }

    @Test
    void refusesAnImpossibleLeastSet() throws IOException {
        write("keep.csv", "id\n2\n");
        write("blocked.csv", "supplier,buyer,from_day,to_day,open\n1,2,1,60,0\n");
        engine(
                "least",
                "--days",
                "12",
                "--closures",
                "closures.csv",
                "--keep",
                "keep.csv",
                "--blocked",
                "blocked.csv",
                "--out",
                "out.csv");
        requireRefused("Even with every closure lifted a site that is to keep running stops on day 6."
                + " Maybe fewer --days, or open what --blocked says");
        write("keep.csv", "id\n");
        engine("least", "--days", "12", "--closures", "closures.csv", "--keep", "keep.csv", "--out", "out.csv");
        assertThat(said()).startsWith("keep.csv, line 2, column id: \"\" cannot be used.");
        assertThat(exit).isEqualTo(2);
    }
}
