package org.clearway.engine.rank;

import java.util.concurrent.TimeUnit;
import org.clearway.engine.generator.Generator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of a cascade on one thread: a single one in scalar code and in slices, by its loops, and rows of double and float, each
 * full. Networks have ten links a firm, seed 1; every lane holds the stop of a firm of its own, ten steps on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RankKernels {
    private static final int STEPS_BEFORE = 10;

    @Param({"10000", "100000"})
    public int firms;

    private Flows flows;
    private Frontier frontier;
    private Pass scalar;
    private Pass sliced;
    private double[] x;
    private double[] next;
    private Lanes doubles;
    private Lanes floats;

    @Setup
    public void start() {
        flows = Flows.of(Generator.generate(firms, firms * 10, 1, false));
        frontier = new Frontier(flows);
        scalar = new ScalarPass(flows);
        sliced = new SlicedPass(flows);
        x = new double[firms];
        next = new double[firms];
        doubles = filled(Kernel.DOUBLE_ROWS.lanes(flows).get());
        floats = filled(Kernel.FLOAT_ROWS.lanes(flows).get());
        Shock shock = Shock.stop(0);
        frontier.start(shock);
        for (int step = 0; step < STEPS_BEFORE; step++) {
            frontier.step(shock);
        }
    }

    private Lanes filled(Lanes lanes) {
        for (int lane = 0; lane < lanes.width(); lane++) {
            Shock shock = Shock.stop(lane * (firms / lanes.width()));
            frontier.start(shock);
            lanes.put(lane, frontier, shock);
        }
        for (int step = 0; step < STEPS_BEFORE; step++) {
            lanes.step();
        }
        return lanes;
    }

    @Benchmark
    public double[] scalarPassedOn() {
        OneLane.passedOn(flows, 0, flows.industrySales.length, frontier.d, x);
        return x;
    }

    @Benchmark
    public double scalarDown() {
        return scalar.down(0, scalar.units(), x, frontier.d);
    }

    @Benchmark
    public double scalarUp() {
        return scalar.up(0, scalar.units(), frontier.u, next);
    }

    @Benchmark
    public double slicedDown() {
        return sliced.down(0, sliced.units(), x, frontier.d);
    }

    @Benchmark
    public double slicedUp() {
        return sliced.up(0, sliced.units(), frontier.u, next);
    }

    @Benchmark
    public Lanes rowsOfDouble() {
        doubles.step();
        return doubles;
    }

    @Benchmark
    public Lanes rowsOfFloat() {
        floats.step();
        return floats;
    }
}
