package org.clearway.engine.project;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clearway.engine.generator.Generator;
import org.clearway.engine.project.grid.Change;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.grid.Report;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Both halves of a day of a projection, one random report worked into the 15-day grid, and a full pass over it, on one
 * thread. Networks have ten links a firm, no cycle, seed 1; node 0 is closed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProjectionKernels {
    @Param({"10000", "100000"})
    public int firms;

    private final Random random = new Random(1);
    private Day day;
    private LiveGrid grid;
    private int slots;

    @Setup
    public void start() {
        Flows flows = Flows.of(Generator.generate(firms, firms * 10, 1, true));
        Assumptions given = Assumptions.calm(flows.network(), LiveGrid.DAYS, Rules.product())
                .closing(DatedShares.none().with(0, 1, LiveGrid.DAYS, 0));
        day = new Day(flows, given, Crew.of(1));
        day.capacity[0] = 0;
        grid = new LiveGrid(flows, given, Crew.of(1));
        slots = flows.network().slots().size();
    }

    @Benchmark
    public double[] dayProduce() {
        for (int range = 0; range < day.flows.sales().ranges(); range++) {
            day.produce(range);
        }
        return day.output;
    }

    @Benchmark
    public double[] dayReceive() {
        for (int block = 0; block < Crew.blocks(firms); block++) {
            day.receive(block);
        }
        return day.cover;
    }

    @Benchmark
    public Change gridReport() {
        grid.report(new Report.Stock(random.nextInt(slots), 20 * random.nextDouble()));
        return grid.settle();
    }

    @Benchmark
    public LiveGrid gridFullPass() {
        grid.renew();
        return grid;
    }
}
