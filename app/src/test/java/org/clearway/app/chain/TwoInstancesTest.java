package org.clearway.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearway.app.PlatformTest;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.engine.project.grid.LiveGrid;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances on one database, while plants report from several threads: both stay in step, and one outlives the other. */
@PlatformTest
class TwoInstancesTest {

    private static final int WORLDS = 8;
    private static final int THREADS = 4;
    private static final int REPORTS_EACH = 60;

    @Autowired
    @Qualifier("ownerDataSource")
    javax.sql.DataSource ownerData;

    @Autowired
    LiveNetwork first;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    FilingStock filing;

    @Autowired
    ClearwayClock clock;

    @Test
    void whoOutlivesTheWriterOfLightsGoesOnWithNothingLost() throws Exception {
        List<ChainWorld> worlds = new ArrayList<>();
        for (int i = 0; i < WORLDS; i++) {
            worlds.add(new ChainWorld(JdbcClient.create(ownerData)).build());
        }
        JdbcClient owner = worlds.getFirst().owner;
        owner.sql("insert into chain.change (at, what, account_id) values (now(), 'network', 0)")
                .update();
        LiveNetwork second = beans.createBean(LiveNetwork.class);
        catchUp(first);
        catchUp(second);
        assertThat(writes(first)).isTrue();
        assertThat(writes(second)).as("one instance writes at a time").isFalse();

        storm(worlds, () -> {
            catchUp(first);
            catchUp(second);
        });
        catchUp(first);
        catchUp(second);
        assertThat(fingerprint(second)).as("in step").isEqualTo(fingerprint(first));

        // The first is gone from here on, without a word: it never gives its lease back.
        storm(worlds, () -> catchUp(second));
        owner.sql("update chain.lease set until = clock_timestamp() - interval '1 second'")
                .update();
        Thread.sleep(4_000);
        catchUp(second);
        assertThat(writes(second)).as("the lease ran out").isTrue();
        LiveNetwork fresh = beans.createBean(LiveNetwork.class);
        catchUp(fresh);
        assertThat(fingerprint(second)).as("nothing of the storm is missing").isEqualTo(fingerprint(fresh));
        assertThat(lightsThatDiffer(owner, second, worlds)).isEmpty();
        Actor.platform("test").run(second::leave);
        Thread.sleep(4_000);
        catchUp(first);
        assertThat(writes(first)).isTrue();
    }

    private interface Beside {
        void step();
    }

    private void storm(List<ChainWorld> worlds, Beside beside) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                // One report of a plant after another: two at the same time would both write its next version.
                List<ChainWorld> own = List.of(worlds.get(i), worlds.get(i + THREADS));
                Random random = new Random(i);
                running.add(threads.submit(() -> {
                    for (int sent = 0; sent < REPORTS_EACH; sent++) {
                        report(own.get(random.nextInt(own.size())), random);
                    }
                }));
            }
            while (running.stream().anyMatch(one -> !one.isDone())) {
                beside.step();
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private void report(ChainWorld world, Random random) {
        long site = random.nextBoolean() ? world.plant : world.other;
        double onHand = random.nextInt(200) / 10.0;
        ChainWorld.reporter(site, "220100")
                .run(() -> filing.file(world.corrected(site, clock.today(), onHand, List.of()), "api"));
    }

    private static void catchUp(LiveNetwork network) {
        Actor.platform("test").run(network::catchUp);
    }

    private static boolean writes(LiveNetwork network) {
        return Objects.requireNonNull(network.look(LiveNetwork.Look::writes));
    }

    /** Of a full pass over what the instance knows, after the grid in its memory was found to be the same. */
    private static long fingerprint(LiveNetwork network) {
        return Objects.requireNonNull(network.look(look -> {
            LiveGrid full = new LiveGrid(
                    look.standing().chain.flows(), look.standing().assumptions(LiveGrid.DAYS), look.crew());
            assertThat(look.standing().grid().fingerprint()).isEqualTo(full.fingerprint());
            return full.fingerprint();
        }));
    }

    /** Sites whose written day of running out is not the one in the memory of the instance. */
    private static List<String> lightsThatDiffer(JdbcClient owner, LiveNetwork network, List<ChainWorld> worlds) {
        List<String> differ = new ArrayList<>();
        for (ChainWorld world : worlds) {
            for (long site : new long[] {world.plant, world.other}) {
                int slot = Objects.requireNonNull(
                        network.look(look -> look.standing().chain.slots(site, world.panel)[0]));
                int out = Objects.requireNonNull(
                        network.look(look -> look.standing().grid().outDay(slot)));
                int written = owner.sql(
                                "select coalesce((select out_in_days from chain.light where site_id = ? and part_id = ?"
                                        + " and superseded_at = 'infinity' and light <> 'green'), 0)::int")
                        .params(site, world.panel)
                        .query(Integer.class)
                        .single();
                if (written != 0 && written != out) {
                    differ.add(site + ": " + written + " instead of " + out);
                }
                if (out <= 5 && written == 0) {
                    differ.add(site + ": no light, though it runs out on day " + out);
                }
            }
        }
        return differ;
    }
}
