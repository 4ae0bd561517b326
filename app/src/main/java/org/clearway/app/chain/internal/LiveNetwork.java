package org.clearway.app.chain.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
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
import org.clearway.engine.project.grid.Change;
import org.clearway.engine.project.light.Light;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

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

    /** A full pass and the reading of all stocks for goods on the way: not more often than this. */
    private static final Duration RENEW_EVERY = Duration.ofSeconds(5);

    private final ReadingNetwork networks;
    private final ReadingState state;
    private final ChangeLog changes;
    private final LightStore store;
    private final Settings settings;
    private final ClearwayClock clock;
    private final Crew crew = Crew.ofAllCores();
    private final String name = UUID.randomUUID().toString();
    private final Timer settling;
    private final Map<SitePart, LightRow> lights = new HashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private @Nullable Standing standing;
    private ChangeLog.@Nullable Place place;
    private boolean writing;
    private long leasedAt;
    private long renewedAt;
    private @Nullable Marks marks;
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
            MeterRegistry meters) {
        this.networks = networks;
        this.state = state;
        this.changes = changes;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.settling = meters.timer("clearway.chain.settle");
        meters.gaugeCollectionSize("clearway.chain.failing", Tags.empty(), failing);
    }

    /** Reads on in the change log and brings the lights up to it. To be called as the platform. @return whether anything was new */
    public synchronized boolean catchUp() {
        Standing now = standing;
        if (now == null || place == null || !now.today.equals(clock.today())) {
            return begin();
        }
        List<ChangeLog.Entry> news = changes.since(place);
        if (news.stream().anyMatch(entry -> entry.what().equals("network"))) {
            return begin();
        }
        boolean leased = lease();
        boolean all = marksMoved() || leased;
        if (news.isEmpty() && !all && !renewable(now)) {
            return false;
        }
        settling.record(() -> work(now, news, all));
        return true;
    }

    private boolean marksMoved() {
        if (!writing || System.nanoTime() - marksAt < MARKS_EVERY.toNanos()) {
            return false;
        }
        marksAt = System.nanoTime();
        Marks before = marks;
        Marks after = Marks.of(settings, clock.instant());
        marks = after;
        return before != null && !after.sayTheSame(before);
    }

    private boolean renewable(Standing now) {
        return now.hasMoved() && System.nanoTime() - renewedAt > RENEW_EVERY.toNanos();
    }

    private void work(Standing now, List<ChangeLog.Entry> news, boolean all) {
        Set<SitePart> touched = new HashSet<>();
        apply(now, news, touched);
        if (renewable(now)) {
            now.renew(crew);
            renewedAt = System.nanoTime();
            judgeAll(now);
            return;
        }
        Change change = now.grid().settle();
        for (int slot : change.slots()) {
            touched.add(new SitePart(now.chain.sites()[now.chain.buyer(slot)], now.chain.part(slot)));
        }
        version++;
        if (all || news.stream().anyMatch(entry -> entry.what().equals("setting"))) {
            judgeAll(now);
        } else {
            judge(now, touched);
        }
    }

    private void apply(Standing now, List<ChangeLog.Entry> news, Set<SitePart> touched) {
        Set<Long> sites = new HashSet<>();
        boolean roads = false;
        for (ChangeLog.Entry entry : news) {
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
        if (news.stream().anyMatch(entry -> entry.what().equals("setting"))) {
            now.disputed = state.disputed();
        }
    }

    private boolean begin() {
        long begun = System.nanoTime();
        ChangeLog.Place here = changes.now();
        ChainNetwork chain = networks.read(clock.today());
        if (chain == null) {
            standing = null;
            return false;
        }
        Standing now = new Standing(chain, clock.today(), state, crew);
        standing = now;
        place = here;
        renewedAt = System.nanoTime();
        version++;
        log.info(
                "The network of {}: {} nodes, {} relations, {} slots in {} ms",
                now.today,
                chain.nodeIds().length,
                chain.network().links().size(),
                chain.network().slots().size(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        lease();
        judgeAll(now);
        return true;
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

    private void judgeAll(Standing now) {
        if (!writing) {
            return;
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
        judge(now, all);
        store.count(counts);
    }

    private Judging judging(Standing now) {
        return new Judging(
                now.chain, now.stocks, now.grid(), Marks.of(settings, clock.instant()), now.disputed, now.today);
    }

    private void judge(Standing now, Set<SitePart> touched) {
        if (!writing || touched.isEmpty()) {
            return;
        }
        Judging judging = judging(now);
        Instant at = clock.instant();
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
        store.write(changed, at);
        for (LightRow row : changed) {
            LightRow before = lights.put(row.key(), row);
            turned += before == null || before.light() != row.light() ? 1 : 0;
        }
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
