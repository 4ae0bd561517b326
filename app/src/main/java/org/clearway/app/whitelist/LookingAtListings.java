package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.monitoring.Stretches;
import org.clearway.app.monitoring.Stretches.Stretch;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds every listing of a moment against the reports and the thresholds; writes nothing, so that thresholds can be tried. */
@Component
class LookingAtListings {

    private final JdbcClient jdbc;
    private final Stretches stretches;
    private final Enterprises enterprises;
    private final ClearwayClock clock;

    LookingAtListings(JdbcClient jdbc, Stretches stretches, Enterprises enterprises, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.stretches = stretches;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    /**
     * @param day   the morning; reports up to the day before count
     * @param list  only this list's, null for all
     */
    List<NewProposal> look(Thresholds marks, LocalDate day, @Nullable Long list) {
        List<Listing> listings = listings(list);
        List<Long> ids = listings.stream().map(Listing::enterpriseId).distinct().toList();
        Set<Long> closed = new HashSet<>(enterprises.closed(ids));
        LocalDate last = day.minusDays(1);
        Map<Long, Stretch> resumed = stretches.of(ids, last, marks.resumedDays(), marks.dutyFrom(), marks.usedFrom());
        Map<Long, Stretch> standing = marks.standingDays() == marks.resumedDays()
                ? resumed
                : stretches.of(ids, last, marks.standingDays(), marks.dutyFrom(), marks.usedFrom());
        int workdays = stretches.workdays(last, marks.resumedDays());
        List<NewProposal> found = new ArrayList<>();
        for (Listing one : listings) {
            long who = one.enterpriseId();
            ProposalRules.propose(new Candidate(
                            one, closed.contains(who), resumed.get(who), standing.get(who), workdays, day, marks))
                    .ifPresent(found::add);
        }
        return found;
    }

    private List<Listing> listings(@Nullable Long list) {
        Instant now = clock.instant();
        return jdbc.sql("select " + Listings.COLUMNS + Listings.FROM + "where " + Listings.HOLDS
                        + " and (:list::bigint is null or l.list_id = :list) order by l.list_id, l.id")
                .param("at", Timestamp.from(now))
                .param("list", list)
                .query((row, number) -> Listings.read(row, now))
                .list();
    }
}
