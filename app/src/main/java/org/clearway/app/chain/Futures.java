package org.clearway.app.chain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clearway.app.chain.internal.ChainNetwork;
import org.clearway.app.chain.internal.Known;
import org.clearway.app.chain.internal.LiveNetwork;
import org.clearway.app.chain.internal.Opened;
import org.clearway.engine.project.Assumptions;
import org.clearway.engine.project.Crew;
import org.clearway.engine.project.Outlook;
import org.clearway.engine.project.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Two futures of a site and part beside each other: as it is, and with its main cause open from today. Each is a projection of the
 * whole network, made when somebody looks and kept until the network changes.
 */
@Service
public class Futures {

    /** As far as the chart goes. */
    public static final int DAYS = 21;

    private static final int WEEK = 7;
    private static final int KEPT = 200;

    private final LiveNetwork network;
    private final Map<String, Two> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Two> eldest) {
            return size() > KEPT;
        }
    };

    Futures(LiveNetwork network) {
        this.network = network;
    }

    /**
     * One future.
     *
     * @param cover       of the part, entry 0 for the opening, entry t at the end of day t
     * @param outIn       day the part runs out, 0 for not in sight
     * @param stops       lines of the country that stop within a week
     * @param firstStop   the site's own line stops on that day, null for not in sight
     * @param lostUnits   units of the site's product not made
     * @param lostYuan    output of the whole country not made, in yuan
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared as a record
    public record Future(
            double[] cover, int outIn, int stops, @Nullable LocalDate firstStop, double lostUnits, double lostYuan) {}

    /** @param b null where nothing could be opened */
    public record Two(Future a, @Nullable Future b) {}

    private record Given(Known known, Crew crew, int slot, long version) {}

    /** Null while there is no network, or it knows nothing of the site and part. */
    public @Nullable Two of(long site, long part, @Nullable String kind, @Nullable String ref) {
        Long version = network.look(LiveNetwork.Look::version);
        Two found = kept(site + "/" + part + "/" + ref + "/" + version);
        if (version == null || found != null) {
            return found;
        }
        Given given = network.look(look -> given(look, site, part));
        if (given == null) {
            return null;
        }
        Assumptions as = given.known().assumptions(DAYS);
        Future open = kind == null || ref == null || ref.equals("other")
                ? null
                : future(given, Opened.of(given.known(), as, kind, ref));
        Two two = new Two(future(given, as), open);
        synchronized (kept) {
            kept.put(site + "/" + part + "/" + ref + "/" + given.version(), two);
        }
        return two;
    }

    private @Nullable Two kept(String key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private static @Nullable Given given(LiveNetwork.Look look, long site, long part) {
        int[] slots = look.standing().chain.slots(site, part);
        if (slots.length == 0) {
            return null;
        }
        int worst = slots[0];
        for (int slot : slots) {
            worst = look.standing().grid().outDay(slot) < look.standing().grid().outDay(worst) ? slot : worst;
        }
        return new Given(look.standing().copy(), look.crew(), worst, look.version());
    }

    private static Future future(Given given, Assumptions assumptions) {
        ChainNetwork chain = given.known().chain;
        double[] cover = new double[DAYS + 1];
        cover[0] = assumptions.opening().cover()[given.slot()];
        Outlook outlook = Projection.run(
                chain.flows(), assumptions, given.crew(), (day, days, output, fill) -> cover[day] = days[given.slot()]);
        int node = chain.buyer(given.slot());
        int stops = 0;
        double lost = 0;
        for (int i = 0; i < outlook.stopDay().length; i++) {
            stops += outlook.stopDay()[i] <= WEEK ? 1 : 0;
            lost += Math.max(0, DAYS - outlook.nodeOutput()[i]) * chain.yuanADay(i);
        }
        int stop = outlook.stopDay()[node];
        int out = outlook.outDay()[given.slot()];
        return new Future(
                cover,
                out == Outlook.NEVER ? 0 : out,
                stops,
                stop == Outlook.NEVER ? null : given.known().today.plusDays(stop - 1L),
                Math.max(0, DAYS - outlook.nodeOutput()[node]) * chain.flows().base()[node],
                lost);
    }
}
