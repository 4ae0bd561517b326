package org.clearway.app.chain.internal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Since when and until when a cause holds, from the network in memory: a closure of another territory has dates, and no row within reach. */
@Component
public class CauseDates {

    private final LiveNetwork network;

    CauseDates(LiveNetwork network) {
        this.network = network;
    }

    /** Both null where the network knows nothing of it. */
    public record Dates(@Nullable LocalDate since, @Nullable LocalDate until) {

        Dates and(LocalDate from, LocalDate to) {
            return new Dates(
                    since == null || from.isBefore(since) ? from : since,
                    until == null || to.isAfter(until) ? to : until);
        }
    }

    public Dates of(String ref) {
        Dates found = ref.equals("other") ? null : network.look(look -> dates(look.standing(), ref));
        return found == null ? new Dates(null, null) : found;
    }

    private static Dates dates(Standing standing, String ref) {
        long id = Long.parseLong(ref.substring(ref.indexOf(':') + 1));
        Dates dates = new Dates(null, null);
        if (ref.startsWith("site:")) {
            for (var one : standing.restrictions.closures(id)) {
                dates = dates.and(one.from(), one.to());
            }
            return dates;
        }
        for (var one : standing.restrictions.blocked()) {
            dates = one.thing() == id ? dates.and(one.first(), one.last()) : dates;
        }
        return dates;
    }
}
