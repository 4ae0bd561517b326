package org.clearway.app.chain.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.clearway.app.chain.internal.ReadingState.SitePart;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.light.Light;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The whole network in the memory of this instance, kept in step with the tables by the change log, and the lights that follow.
 *
 * <p>Every instance has one; the one that holds the lease writes the lights. Memory: about 130 bytes a relation and 200 a slot with
 * its grid of 15 days. A report costs what it changes; reports that arrive together share a pass.
 */
@Component
public class LiveNetwork {

    private static final Logger log = LoggerFactory.getLogger(LiveNetwork.class);
    private static final int LEASE_SECONDS = 10;

    /** Thresholds change by what somebody sets, and by the moment from which it holds: so often the writer looks. */
    private static final Duration MARKS_EVERY = Duration.ofSeconds(2);

    private final ReadingNetwork networks;
    private final ReadingState state;
    private final ChangeLog changes;
    private final LightStore store;
    private final Settings settings;
    private final ClearwayClock clock;
    private final TransactionOperations transactions;
    private final Crew crew = Crew.ofAllCores();
    private final String name = UUID.randomUUID().toString();
    private final Timer settling;
    private final Map<SitePart, LightRow> lights = new HashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private @Nullable Standing standing;
    private ChangeLog.@Nullable Place place;
    private boolean writing;
    private long leasedAt;
    private Marks marks = Marks.NONE;
    private long marksAt;
    private long version;
    private long turned;

    LiveNetwork(
            ReadingNetwork networks,
            ReadingState state,
            ChangeLog changes,
            LightStore store,
            Settings settings,
            ClearwayClock clock,
            TransactionOperations transactions,
            MeterRegistry meters) {
        this.networks = networks;
        this.state = state;
        this.changes = changes;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.transactions = transactions;
        this.settling = meters.timer("clearway.chain.settle");
        meters.gaugeCollectionSize("clearway.chain.failing", Tags.empty(), failing);
    }

    /**
     * Reads on in the change log and brings the lights up to it, on one connection. The log counts as read once the lights that follow
     * are there: after a fault the same news come again, and all lights are looked at. To be called as the platform.
     *
     * @return whether anything was new
     */
    public synchronized boolean catchUp() {
        try {
            Step step = java.util.Objects.requireNonNull(transactions.execute(status -> step()));
            place = step.place();
            step.changed().forEach(this::take);
            return step.news();
        } catch (RuntimeException fault) {
            writing = false;
            leasedAt = 0;
            throw fault;
        }
    }

    /**
     * What a look at the log came to; it holds when its transaction does.
     *
     * @param changed lights that were written
     */
    private record Step(boolean news, ChangeLog.@Nullable Place place, List<LightRow> changed) {}

    private Step step() {
        Standing now = standing;
        ChangeLog.Place before = place;
        if (now == null || before == null || !now.today.equals(clock.today())) {
            return begin();
        }
        ChangeLog.News news = changes.since(before);
        if (news.tellsOf("network")) {
            return begin();
        }
        boolean leased = lease();
        boolean all = marksMoved() || leased;
        if (news.entries().isEmpty() && !all) {
            return new Step(false, news.place(), List.of());
        }
        return new Step(
                true,
                news.place(),
                java.util.Objects.requireNonNull(
                        settling.record(() -> work(now, news, all || news.tellsOf("setting")))));
    }

    private void take(LightRow row) {
        LightRow before = lights.put(row.key(), row);
        turned += before == null || before.light() != row.light() ? 1 : 0;
    }

    private boolean marksMoved() {
        if (!writing || System.nanoTime() - marksAt < MARKS_EVERY.toNanos()) {
            return false;
        }
        marksAt = System.nanoTime();
        return !Marks.of(settings, clock.instant()).sayTheSame(marks);
    }

    private List<LightRow> work(Standing now, ChangeLog.News news, boolean all) {
        Set<SitePart> touched = new HashSet<>();
        apply(now, news, touched);
        for (int slot : now.grid().settle().slots()) {
            touched.add(new SitePart(now.chain.sites()[now.chain.buyer(slot)], now.chain.part(slot)));
        }
        version++;
        return all ? judgeAll(now) : judge(now, touched);
    }

    private void apply(Standing now, ChangeLog.News news, Set<SitePart> touched) {
        Set<Long> sites = new HashSet<>();
        boolean roads = false;
        for (ChangeLog.Entry entry : news.entries()) {
            switch (entry.what()) {
                case "stock" -> touched.add(new SitePart(entry.site(), entry.part()));
                case "closure" -> sites.add(entry.site());
                case "blocked" -> roads = true;
                default -> {}
            }
        }
        if (!touched.isEmpty()) {
            state.stocks(now.today, touched).forEach(now::report);
        }
        sites.forEach(site -> now.close(site, state.closures(now.today, site)));
        if (roads) {
            now.block(state.blocked(now.today));
        }
        if (news.tellsOf("setting")) {
            now.disputed = state.disputed();
        }
    }

    private Step begin() {
        long begun = System.nanoTime();
        standing = null;
        ChangeLog.Place here = changes.now();
        ChainNetwork chain = networks.read(clock.today());
        if (chain == null) {
            return new Step(false, null, List.of());
        }
        Standing now = new Standing(chain, clock.today(), state, crew);
        version++;
        log.info(
                "The network of {}: {} nodes, {} relations, {} slots in {} ms",
                now.today,
                chain.nodeIds().length,
                chain.network().links().size(),
                chain.network().slots().size(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        lease();
        List<LightRow> changed = judgeAll(now);
        standing = now;
        return new Step(true, here, changed);
    }

    /** Takes or keeps the lease. @return true when it was just taken: all lights have to be looked at */
    private boolean lease() {
        if (System.nanoTime() - leasedAt < Duration.ofSeconds(LEASE_SECONDS / 3).toNanos()) {
            return false;
        }
        leasedAt = System.nanoTime();
        boolean before = writing;
        writing = store.lease(name, LEASE_SECONDS);
        if (writing && !before) {
            lights.clear();
            lights.putAll(store.current());
        }
        return writing && !before;
    }

    private List<LightRow> judgeAll(Standing now) {
        if (!writing) {
            return List.of();
        }
        failing.clear();
        marks = Marks.of(settings, clock.instant());
        Set<SitePart> all = new HashSet<>(lights.keySet());
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        Judging judging = judging(now);
        Set<SitePart> seen = new HashSet<>();
        for (int slot = 0; slot < now.chain.network().slots().size(); slot++) {
            int node = now.chain.buyer(slot);
            SitePart key = new SitePart(now.chain.sites()[node], now.chain.part(slot));
            if (judging.counts(slot) && seen.add(key)) {
                all.add(key);
                counts.computeIfAbsent(now.chain.divisions()[node], division -> new HashMap<>())
                        .merge(now.chain.chains()[now.chain.network().slots().product()[slot]], 1, Integer::sum);
            }
        }
        store.count(counts);
        return judge(now, all);
    }

    private Judging judging(Standing now) {
        return new Judging(now.chain, now.stocks, now.grid(), marks, now.disputed, now.today);
    }

    private List<LightRow> judge(Standing now, Set<SitePart> touched) {
        if (!writing || touched.isEmpty()) {
            return List.of();
        }
        Judging judging = judging(now);
        List<LightRow> changed = new ArrayList<>();
        for (SitePart key : touched) {
            LightRow before = lights.get(key);
            LightRow after = judged(judging, now.chain, now.chain.slots(key.site(), key.part()), before);
            if (after == null || (before == null && after.light() == Light.GREEN)) {
                continue;
            }
            if (before == null || !before.saysTheSame(after)) {
                changed.add(after);
            }
        }
        store.write(changed, clock.instant());
        return changed;
    }

    /** A fault in what one chain is judged by greys that chain and no other; it is told once for each chain. */
    private @Nullable LightRow judged(Judging judging, ChainNetwork chain, int[] slots, @Nullable LightRow before) {
        try {
            return judging.judge(slots, before);
        } catch (RuntimeException fault) {
            String code = chain.chains()[chain.network().slots().product()[slots[0]]];
            if (failing.add(code)) {
                log.error("The lights of the chain {} are grey, they cannot be worked out", code, fault);
            }
            return judging.unjudged(slots);
        }
    }

    /** Looks at the network as it stands; null while there is none. What {@code look} returns must not hold on to it. */
    public synchronized <T> @Nullable T look(Function<Look, T> look) {
        Standing now = standing;
        return now == null ? null : look.apply(new Look(now, crew, version, turned, writing));
    }

    /** Gives the lease back. */
    public synchronized void leave() {
        if (writing) {
            writing = false;
            store.release(name);
        }
    }

    /**
     * What a reader sees of the network.
     *
     * @param version grows with each change
     * @param turned  how many lights have changed their colour since this instance started
     * @param writes  whether this instance writes the lights
     */
    public record Look(Standing standing, Crew crew, long version, long turned, boolean writes) {}
}
