package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.ExactPass;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.chain.published.ImportingChains;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A chain typed in by hand comes in through {@code ./clearway import chains}, its first stage closes, and each stage behind it
 * runs out on the day that lead times and stock say. The published chains themselves come in where they are at hand.
 */
@PlatformTest
class PublishedChainTest {

    /** Ore 3 days, pulp 4, board 2, box 1: a line; label goes into the box besides, from elsewhere. */
    private static final Map<String, Integer> LEAD = Map.of("ORE", 3, "PULP", 4, "BOARD", 2, "BOX", 1, "LABEL", 6);

    private static final List<List<String>> ARCS =
            List.of(List.of("ORE", "PULP"), List.of("PULP", "BOARD"), List.of("BOARD", "BOX"), List.of("LABEL", "BOX"));

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    ImportingChains importing;

    @Autowired
    Closing closing;

    @Autowired
    LiveNetwork network;

    @Autowired
    ExactPass exact;

    @Autowired
    ClearwayClock clock;

    @TempDir
    Path folder;

    private final Actor platform = Actor.platform("test");

    private void type(String arcs) throws IOException {
        Files.writeString(folder.resolve("hand_chain.csv"), "chain,sic_name\nhand,Paper boxes typed in by hand\n");
        StringBuilder stages =
                new StringBuilder("chain,stage,stage_class,lead_time_days,direct_cost_added,demand_mean_per_day\n");
        for (String stage : List.of("ORE", "PULP", "BOARD", "BOX", "LABEL")) {
            stages.append(
                    "hand,%s,Manuf,%d,10,%s%n".formatted(stage, LEAD.get(stage), stage.equals("BOX") ? "40" : ""));
        }
        Files.writeString(folder.resolve("hand_stage.csv"), stages);
        Files.writeString(folder.resolve("hand_arc.csv"), "chain,from_stage,to_stage,units_per_parent\n" + arcs);
    }

    private static String arcs() {
        StringBuilder arcs = new StringBuilder();
        ARCS.forEach(arc -> arcs.append("hand,")
                .append(arc.get(0))
                .append(',')
                .append(arc.get(1))
                .append(",1\n"));
        return arcs.toString();
    }

    /**
     * By hand: what a stage holds of an input lasts the lead time of the stage that sends it. The supplier's last goods are those of
     * the day on which it ran out itself and come the day after; so a slot runs out as many days after its supplier as it holds.
     */
    private static Map<String, Integer> daysUntilOut() {
        Map<String, Integer> out = new HashMap<>();
        int before = 0;
        for (String supplier : List.of("ORE", "PULP", "BOARD")) {
            before += LEAD.getOrDefault(supplier, 0);
            out.put(supplier, before);
        }
        return out;
    }

    @Test
    void eachStageStopsOnTheDayThatLeadTimesAndStockSay() throws IOException {
        type(arcs());
        List<ImportingChains.Imported> done = platform.get(() -> importing.run(folder, "110101"));
        assertThat(done).singleElement().satisfies(one -> {
            assertThat(one.stages()).isEqualTo(5);
            assertThat(one.pipelineUnits()).isEqualTo(40.0 * (3 + 4 + 2 + 1 + 6));
        });
        JdbcClient owner = JdbcClient.create(ownerData);
        long relations = count(owner);
        platform.get(() -> importing.run(folder, "110101"));
        assertThat(count(owner)).as("the same folder twice changes nothing").isEqualTo(relations);
        platform.run(() -> network.catchUp());
        assertThat(lights(owner))
                .as("with full stock and nothing closed every light is green")
                .isEmpty();

        long ore = owner.sql(
                        "select n.site_id from chain.node n join chain.part p on p.id = n.part_id where p.chain = 'published-hand' and p.code = 'ORE'")
                .query(Long.class)
                .single();
        ChainWorld.officer("110000")
                .run(() -> closing.close(
                        new Closing.NewClosure(
                                ore, 0, clock.today(), clock.today().plusDays(60), "typed in by hand"),
                        "officer"));
        platform.run(() -> {
            network.catchUp();
            exact.run();
        });
        assertThat(lights(owner)).isEqualTo(daysUntilOut());
    }

    private static long count(JdbcClient owner) {
        return owner.sql(
                        "select (select count(*) from chain.relation r join chain.part p on p.id = r.part_id where p.chain = 'published-hand')"
                                + " + (select count(*) from chain.stock_report s join chain.part p on p.id = s.part_id where p.chain = 'published-hand')"
                                + " + (select count(*) from chain.part where chain = 'published-hand')")
                .query(Long.class)
                .single();
    }

    /** Days until each part of the chain runs out. */
    private static Map<String, Integer> lights(JdbcClient owner) {
        Map<String, Integer> days = new HashMap<>();
        owner.sql("select p.code, l.out_in_days from chain.light l join chain.part p on p.id = l.part_id"
                        + " where p.chain = 'published-hand' and l.superseded_at = 'infinity' and l.light <> 'green'")
                .query((row, number) -> days.put(row.getString(1), row.getInt(2)))
                .list();
        return days;
    }

    @Test
    void aRingOrAnUnknownStageIsToldAndNothingOfTheFolderLands() throws IOException {
        type("hand,ORE,PULP,1\nhand,PULP,ORE,1\n");
        assertThatThrownBy(() -> platform.get(() -> importing.run(folder, "110101")))
                .isInstanceOf(Refusal.class);
        type("hand,ORE,NOWHERE,1\n");
        assertThatThrownBy(() -> platform.get(() -> importing.run(folder, "110101")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void thePublishedChainsComeInWithThePipelineThatTheirAuthorsGive() {
        Path data = java.util.stream.Stream.of("../../shared/data", "../../../shared/data")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("willems_chain.csv")))
                .findFirst()
                .orElse(Path.of("../../shared/data"));
        Assumptions.assumeTrue(
                Files.exists(data.resolve("willems_chain.csv")),
                "the published chains are not at hand: nothing to try");
        List<ImportingChains.Imported> done = platform.get(() -> importing.run(data, "110101"));
        assertThat(done).hasSize(15);
        // Chain 1: total minus safety stock is 27,280 - 946 with mean lead times.
        assertThat(done.stream()
                        .filter(one -> one.code().equals("published-1"))
                        .findFirst()
                        .orElseThrow()
                        .pipelineUnits())
                .isBetween(26_334.0 - 1, 26_334.0 + 1);
    }
}
