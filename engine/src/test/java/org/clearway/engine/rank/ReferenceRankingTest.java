package org.clearway.engine.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.clearway.engine.References;
import org.clearway.engine.csv.Columns;
import org.clearway.engine.csv.CsvFile;
import org.clearway.engine.csv.Row;
import org.clearway.engine.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equal to the independent implementation whose results lie in the test resources, to 1e-12 with equal iterations. */
class ReferenceRankingTest {
    private static Offset<Double> close(Kernel kernel) {
        return within(kernel == Kernel.FLOAT_ROWS ? 1e-6 : 1e-12);
    }

    private static final Network SMALL = References.small();

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void ranksAllFirmsAsTheReferenceDoes(Kernel kernel) {
        Losses losses = Ranking.of(SMALL).with(kernel).all();
        List<Integer> seen = new ArrayList<>();
        new CsvFile(
                        References.file("esri_small_expected.csv"),
                        Columns.of("id", "esri", "esri_down", "esri_up", "iters"))
                .forEach(row -> {
                    int firm = row.known(0, SMALL.firmIds(), "a firm");
                    seen.add(firm);
                    requireEqual(losses, firm, row, close(kernel));
                });
        assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void losesInScenariosWhatTheReferenceLoses(Kernel kernel) {
        Losses losses = Ranking.of(SMALL)
                .with(kernel)
                .scenarios(List.of(
                        scenario(id -> id < 10 ? 1 : 0),
                        scenario(id -> SMALL.industryIds()
                                        .text(SMALL.industry()[SMALL.firmIds().find("" + id)])
                                        .equals("3")
                                ? .5
                                : 0),
                        scenario(id -> (id % 10) / 20.0),
                        scenario(id -> id % 7 == 0 ? 1 : 0)));
        List<String> seen = new ArrayList<>();
        new CsvFile(
                        References.file("scenarios_small.csv"),
                        Columns.of("scenario", "loss", "loss_down", "loss_up", "iters"))
                .forEach(row -> {
                    requireEqual(losses, "ABCD".indexOf(row.text(0)), row, close(kernel));
                    seen.add(row.text(0));
                });
        assertThat(seen).containsExactly("A", "B", "C", "D");
    }

    private static Scenario scenario(java.util.function.IntToDoubleFunction shockOfId) {
        int[] firms = IntStream.range(0, SMALL.firms()).toArray();
        double[] shocks = IntStream.of(firms)
                .mapToDouble(firm ->
                        shockOfId.applyAsDouble(Integer.parseInt(SMALL.firmIds().text(firm))))
                .toArray();
        return new Scenario(firms, shocks);
    }

    private static void requireEqual(Losses losses, int index, Row row, Offset<Double> close) {
        assertThat(losses.loss()[index]).as(row.text(0)).isCloseTo(row.number(1, 0, 1), close);
        assertThat(losses.lossDown()[index]).as(row.text(0)).isCloseTo(row.number(2, 0, 1), close);
        assertThat(losses.lossUp()[index]).as(row.text(0)).isCloseTo(row.number(3, 0, 1), close);
        assertThat(losses.iterations()[index]).as(row.text(0)).isEqualTo(row.integer(4, 1, 1000));
    }
}
