package org.clearway.app.chain.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.clearway.app.chain.internal.CauseStore.CauseRow;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.clearway.engine.project.cause.Causes;
import org.clearway.engine.project.grid.LiveGrid;
import org.clearway.engine.project.light.Light;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The exact projection over 60 days: soon after a light turned, every few minutes while reports come in that turn none, and seldom
 * when nothing changed. A pass with all its counterfactuals takes long, so all are asked every few minutes only, it rests four times
 * as long as it ran and leaves half of the cores alone: people who report and open pages come first. Its difference to the live grid
 * is measured; red and orange lights get their causes, and the matters that people have to solve are raised and ended.
 */
@Component
public class ExactPass {

    /** Days of the exact projection. */
    public static final int DAYS = 60;

    /** Causes and their counterfactuals look as far as a light can be red, orange or yellow, and twice that. */
    public static final int CAUSE_DAYS = 30;

    /** When nothing changed, for what changes by the hour alone. */
    private static final long EVERY_NANOS = Duration.ofMinutes(10).toNanos();

    private static final long AFTER_CHANGE_NANOS = Duration.ofMinutes(3).toNanos();
    private static final long AFTER_TURN_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int RESTS = 4;

    /** More changes than this from one look to the next: reports are coming in, and the cores are theirs. */
    private static final int BUSY = 2;

    /** Lights whose causes are traced in one pass; the worst come first. */
    private static final int MOST_LIGHTS = 3_000;

    /** Projections a pass spends on "what if this one were open". */
    private static final int MOST_COUNTERFACTUALS = 40;

    private static final int[] COMPARED_DAYS = {1, 5, 10, LiveGrid.DAYS};

    private final LiveNetwork network;
    private final LightStore lights;
    private final CauseStore store;
    private final Matters matters;
    private final ClearwayClock clock;
    private final Timer timer;
    private final AtomicReference<Double> difference = new AtomicReference<>(0.0);
    private final Crew half = Crew.of(Cores.FOR_LONG_WORK);
    private long ranAt;
    private long tookNanos;
    private long ranVersion = -1;
    private long ranTurned;
    private long seenVersion;
    private boolean busy;
    /** When all counterfactuals and bands were last worked out; in between only those of lights whose day or cause moved. */
    private long askedAt;

    private @Nullable LocalDate askedOn;
    private final Map<Counterfactuals.Asked, Integer> answered = new HashMap<>();

    ExactPass(
            LiveNetwork network,
            LightStore lights,
            CauseStore store,
            Matters matters,
            ClearwayClock clock,
            MeterRegistry meters) {
        this.network = network;
        this.lights = lights;
        this.store = store;
        this.matters = matters;
        this.clock = clock;
        this.timer = meters.timer("clearway.chain.project");
        meters.gauge("clearway.chain.largest-difference-days", difference, AtomicReference::get);
    }

    /** A pass when one is due, by the instance that writes lights. As the platform. */
    void runIfDue() {
        Boolean due = network.look(look -> {
            busy = look.version() - seenVersion > BUSY;
            seenVersion = look.version();
            return look.writes() && (ranVersion < 0 || isDue(look));
        });
        if (due != null && due) {
            run();
            tookNanos = System.nanoTime() - ranAt;
        }
    }

    private boolean isDue(LiveNetwork.Look look) {
        long rested = System.nanoTime() - ranAt - tookNanos;
        long after = look.turned() != ranTurned
                ? AFTER_TURN_NANOS
                : look.version() != ranVersion ? AFTER_CHANGE_NANOS : EVERY_NANOS;
        return rested > Math.max(after, RESTS * tookNanos);
    }

    /** What a pass works on: taken while nothing changes, used while everything may. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
    private record Frozen(Known known, float[][] live, int[] liveOut, Crew crew, long version, long turned) {}

    /** One pass now. */
    public void run() {
        Frozen frozen = network.look(ExactPass::freeze);
        if (frozen == null) {
            return;
        }
        ranAt = System.nanoTime();
        ranVersion = frozen.version();
        ranTurned = frozen.turned();
        Known known = frozen.known();
        Assumptions sixty = known.assumptions(DAYS);
        float[][] exact = new float[COMPARED_DAYS.length][];
        long begun = System.nanoTime();
        Outlook outlook = java.util.Objects.requireNonNull(timer.record(() ->
                Projection.run(known.chain.flows(), sixty, busy ? half : frozen.crew(), (day, cover, output, fill) -> {
                    for (int i = 0; i < COMPARED_DAYS.length; i++) {
                        if (COMPARED_DAYS[i] == day) {
                            exact[i] = floats(cover);
                        }
                    }
                })));
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        Difference found = difference(frozen, outlook, exact);
        difference.set((double) found.largestDays());
        store.keep(new CauseStore.Projected(
                clock.instant(),
                known.today,
                (int) millis,
                known.chain.nodeIds().length,
                known.chain.network().links().size(),
                found.largestDays(),
                found.lights(),
                outlook.outputRatio(),
                stops(outlook)));
        boolean all = !known.today.equals(askedOn) || System.nanoTime() - askedAt > AFTER_CHANGE_NANOS;
        if (all) {
            askedOn = known.today;
            askedAt = System.nanoTime();
            answered.clear();
            bands(known);
        }
        causes(known, new Assumptions(CAUSE_DAYS, sixty.rules(), sixty.capacity(), sixty.open(), sixty.opening()));
        matters.settle();
    }

    private static Frozen freeze(LiveNetwork.Look look) {
        Standing standing = look.standing();
        int slots = standing.chain.network().slots().size();
        float[][] live = new float[COMPARED_DAYS.length][slots];
        int[] out = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            for (int i = 0; i < COMPARED_DAYS.length; i++) {
                live[i][slot] = (float) standing.grid().coverDays(slot, COMPARED_DAYS[i]);
            }
            out[slot] = standing.grid().outDay(slot);
        }
        return new Frozen(standing.copy(), live, out, look.crew(), look.version(), look.turned());
    }

    private static float[] floats(double[] values) {
        float[] copy = new float[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) values[i];
        }
        return copy;
    }

    /**
     * @param largestDays of cover, on the compared days
     * @param lights      whose day of running out lies on another side of a mark
     */
    private record Difference(float largestDays, int lights) {}

    private static Difference difference(Frozen frozen, Outlook outlook, float[][] exact) {
        float largest = 0;
        int lights = 0;
        int[] marks = {5, 10, 14};
        for (int slot = 0; slot < frozen.liveOut().length; slot++) {
            for (int i = 0; i < exact.length; i++) {
                // Far above every mark covers are only capped differently.
                if (exact[i][slot] < 1_000) {
                    largest = Math.max(largest, Math.abs(exact[i][slot] - frozen.live()[i][slot]));
                }
            }
            for (int mark : marks) {
                if ((outlook.outDay()[slot] <= mark) != (frozen.liveOut()[slot] <= mark)) {
                    lights++;
                    break;
                }
            }
        }
        return new Difference(largest, lights);
    }

    private static int[] stops(Outlook outlook) {
        int[] stops = new int[outlook.outputRatio().length];
        for (int day : outlook.stopDay()) {
            if (day <= stops.length) {
                stops[day - 1]++;
            }
        }
        return stops;
    }

    private void causes(Known known, Assumptions given) {
        List<LightRow> wanted = lights.current().values().stream()
                .filter(row -> row.light() == Light.RED || row.light() == Light.ORANGE || row.light() == Light.YELLOW)
                .sorted(Comparator.comparingInt(LightRow::rank)
                        .thenComparingDouble(row -> -row.lostYuanADay())
                        .thenComparingLong(LightRow::site))
                .limit(MOST_LIGHTS)
                .toList();
        if (wanted.isEmpty()) {
            store.replace(List.of(), clock.instant());
            return;
        }
        Causes causes = new Causes(known.chain.flows(), given, half);
        Counterfactuals open = new Counterfactuals(known, given, half, MOST_COUNTERFACTUALS, answered);
        PointNames points = new PointNames(known);
        List<CauseRow> rows = new java.util.ArrayList<>();
        for (LightRow light : wanted) {
            rows.addAll(causes(known.chain, light, causes, open, points));
        }
        store.replace(rows, clock.instant());
    }

    private static List<CauseRow> causes(
            ChainNetwork chain, LightRow light, Causes causes, Counterfactuals open, PointNames points) {
        int slot = worst(chain, causes.outlook(), light);
        return slot < 0
                ? List.of()
                : Sharing.of(causes.shares(slot), points).stream()
                        .map(part -> part.row(light, causes.outlook().outDay()[slot], open, slot, chain))
                        .toList();
    }

    /** The slot of the site that runs out first. */
    private static int worst(ChainNetwork chain, Outlook outlook, LightRow light) {
        int worst = -1;
        for (int slot : chain.slots(light.site(), light.part())) {
            boolean sooner = worst < 0 || outlook.outDay()[slot] < outlook.outDay()[worst];
            worst = sooner ? slot : worst;
        }
        return worst;
    }

    /** Where a report is too old: the days between which it runs out, with low and high stocks. */
    private void bands(Known known) {
        List<LightRow> grey = lights.current().values().stream()
                .filter(row -> row.light() == Light.GREY)
                .toList();
        if (grey.isEmpty()) {
            return;
        }
        Outlook low = withOldStocks(known, 0.5);
        Outlook high = withOldStocks(known, 1.5);
        Map<SitePart, int[]> bands = new HashMap<>();
        for (LightRow row : grey) {
            for (int slot : known.chain.slots(row.site(), row.part())) {
                int soonest = Math.min(low.outDay()[slot], high.outDay()[slot]);
                int last = Math.max(low.outDay()[slot], high.outDay()[slot]);
                bands.merge(row.key(), new int[] {soonest, last}, (one, other) ->
                        new int[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])});
            }
        }
        store.bands(bands);
    }

    private Outlook withOldStocks(Known known, double factor) {
        return Projection.run(known.chain.flows(), known.assumptions(CAUSE_DAYS, factor), half);
    }

    /** When the last pass began, null before the first. */
    public @Nullable Long lastVersion() {
        return ranVersion < 0 ? null : ranVersion;
    }
}
