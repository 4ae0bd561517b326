package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.product.ImportingTree;
import org.clearway.app.chain.product.ProductTree;
import org.clearway.app.chain.product.SayingTree;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Chains, parts and the product tree from a table. */
@PlatformTest
class ProductTreeTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String HEADER =
            "chain,chain_zh,chain_en,part,part_zh,part_en,unit,unit_yuan,input,quantity,input_unit,essential,substitute,ground\n";

    @Autowired
    ImportingTree importing;

    @Autowired
    ProductTree tree;

    @Autowired
    SayingTree saying;

    @Autowired
    ClearwayClock clock;

    @TempDir
    Path folder;

    private final Actor jilin = ChainWorld.officer("220000");
    private final String chain = "tree" + NEXT.incrementAndGet();

    private ImportingTree.Result run(Actor actor, String rows) throws IOException {
        Path file = Files.createTempFile(folder, "tree", ".csv");
        Files.writeString(file, HEADER + rows.replace("CHAIN", chain), StandardCharsets.UTF_8);
        return actor.get(() -> importing.run(file, Locale.ENGLISH));
    }

    /** Row, column and reason of each row that came back. */
    private List<List<String>> toCorrect(ImportingTree.Result result) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "back", ".xlsx"), result.toCorrect());
        List<List<String>> rows = new ArrayList<>();
        try (Sheet sheet = Sheet.open(file)) {
            sheet.next();
            sheet.forEachRemaining(row -> rows.add(
                    row.cells().subList(row.cells().size() - 3, row.cells().size())));
        }
        return rows;
    }

    private static final String DOOR = """
            CHAIN,示例链,Example chain,DOOR,车门,Door,set,1800,PANEL,2,piece,1,,
            CHAIN,,,PANEL,门外板,Door outer panel,piece,400,STEEL,0.012,t,1,,
            CHAIN,,,STEEL,钢卷,Steel coil,t,5200,,,,,ALU,trial by the design office 2022-04
            CHAIN,,,ALU,铝卷,Aluminium coil,t,21000,,,,,,
            """;

    @Test
    void aTreeGoesInWithQuantitiesUnitsAndSubstitutesAndTheSameTableTwiceChangesNothing() throws IOException {
        ImportingTree.Result first = run(jilin, DOOR);
        assertThat(first.added()).isEqualTo(4);
        assertThat(first.bad()).isZero();
        ImportingTree.Result second = run(jilin, DOOR);
        assertThat(List.of(second.added(), second.changed(), second.unchanged(), second.bad()))
                .containsExactly(0L, 0L, 4L, 0L);
        AsOf now = AsOf.now(clock);
        ProductTree.Part door = tree(() -> tree.part(chain, "DOOR", now));
        assertThat(tree(() -> tree.below(door.id(), now)))
                .extracting(ProductTree.Line::code, ProductTree.Line::depth, ProductTree.Line::total)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PANEL", 1, 2.0),
                        org.assertj.core.groups.Tuple.tuple("STEEL", 2, 0.024));
        ProductTree.Part steel = tree(() -> tree.part(chain, "STEEL", now));
        assertThat(tree(() -> tree.substitutes(steel.id(), now)))
                .extracting(ProductTree.Substitute::code)
                .containsExactly("ALU");
    }

    private <T> T tree(java.util.function.Supplier<T> look) {
        return jilin.get(look);
    }

    @Test
    void aRingIsRefusedAndShownAndTheRestLands() throws IOException {
        ImportingTree.Result result = run(jilin, """
                CHAIN,示例链,Example chain,A,甲,A,piece,1,B,1,,1,,
                CHAIN,,,B,乙,B,piece,1,C,1,,1,,
                CHAIN,,,C,丙,C,piece,1,,,,,,
                CHAIN,,,C,,,,,A,1,,1,,
                CHAIN,,,B,,,,,B,1,,1,,
                """);
        assertThat(result.added()).isEqualTo(3);
        List<List<String>> bad = toCorrect(result);
        assertThat(bad).hasSize(2);
        assertThat(bad.get(0).get(0)).isEqualTo("5");
        assertThat(bad.get(0).get(1)).contains("Input code");
        assertThat(bad.get(0).get(2)).contains("C → A → B → C");
        assertThat(bad.get(1).get(2)).contains("B does not go into itself");
        assertThat(run(jilin, "CHAIN,,,C,,,,,A,1,,1,,\n").bad())
                .as("a ring with what is on record is one too")
                .isEqualTo(1);
    }

    @Test
    void unknownPartsWrongUnitsAndMissingNamesComeBackWithRowColumnAndReason() throws IOException {
        run(jilin, DOOR);
        ImportingTree.Result result = run(jilin, """
                CHAIN,,,DOOR,,,,,GLASS,1,,1,,
                CHAIN,,,PANEL,,,,,STEEL,12,kg,1,,
                CHAIN,,,NEW,,,,,,,,,,
                CHAIN,,,PANEL,,,kg,,,,,,,
                CHAIN,,,DOOR,,,,,PANEL,-1,,1,,
                CHAIN,,,DOOR,,,,,PANEL,many,,1,,
                """);
        assertThat(result.added() + result.changed()).isZero();
        assertThat(toCorrect(result))
                .extracting(row -> row.get(2))
                .satisfiesExactly(
                        one -> assertThat(one).contains("Nobody knows the part", "GLASS"),
                        one -> assertThat(one).contains("kg does not fit", "counted in t"),
                        one -> assertThat(one).contains("A new part needs this"),
                        one -> assertThat(one).contains("PANEL is counted in piece"),
                        one -> assertThat(one).contains("more than 0"),
                        one -> assertThat(one).contains("many is no number"));
    }

    @Test
    void aLineEndsWithAReasonAndIsStillThereAsOfYesterday() throws IOException {
        run(jilin, DOOR);
        AsOf before = AsOf.now(clock);
        ProductTree.Part door = tree(() -> tree.part(chain, "DOOR", before));
        jilin.run(() -> saying.end(chain + "/DOOR", chain + "/PANEL", false, "the design changed"));
        assertThat(tree(() -> tree.below(door.id(), AsOf.now(clock)))).isEmpty();
        assertThat(tree(() -> tree.below(door.id(), before))).hasSize(2);
    }

    @Test
    void aCountyDoesNotSayTheProductTree() {
        assertThatThrownBy(() -> run(ChainWorld.officer("220102"), DOOR))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).reasons().getFirst().code())
                .isEqualTo("chain.tree.level");
    }
}
