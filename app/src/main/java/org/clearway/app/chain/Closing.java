package org.clearway.app.chain;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clearway.app.chain.internal.ChangeLog;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.port.SitesWork;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sites that make nothing or less, for a time that ends: entered by an officer or a program, or said by an operating report. */
@Service
public class Closing {

    private static final int LONGEST_DAYS = 366;

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final Settings settings;
    private final ClearwayClock clock;
    private final Audit audit;

    Closing(JdbcClient jdbc, ChangeLog changes, Settings settings, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * @param capacity share of normal output that remains: 0 for closed, 1 for open
     * @param until    last day
     */
    public record NewClosure(long siteId, double capacity, LocalDate from, LocalDate until, String ground) {}

    /** A closure that holds, or held. */
    public record Closure(
            long id,
            long siteId,
            double capacity,
            LocalDate validFrom,
            LocalDate validTo,
            String source,
            String ground,
            String saidBy,
            Instant recordedAt) {}

    private record Site(long enterpriseId, String division) {}

    /** Closes or limits a site; what was said before of the same days by the same source no longer holds. */
    @Transactional
    public long close(NewClosure closure, String source) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        List<Reason> reasons = new ArrayList<>();
        if (!(closure.capacity() >= 0 && closure.capacity() <= 1.2)) {
            reasons.add(Reason.at("capacity", "chain.closure.capacity", closure.capacity()));
        }
        days(closure.from(), closure.until(), clock.today(), reasons);
        ground(closure.ground(), reasons);
        Refusal.ifAny(reasons);
        Site site = site(closure.siteId());
        long id = write(closure, source, site);
        audit.record(Audit.Entry.of("site closed", "closure", id, site.division())
                .about(site.enterpriseId())
                .because(closure.ground())
                .with(Map.of(
                        "site",
                        closure.siteId(),
                        "capacity",
                        closure.capacity(),
                        "until",
                        closure.until().toString())));
        return id;
    }

    static void days(LocalDate from, LocalDate until, LocalDate today, List<Reason> reasons) {
        if (until.isBefore(from)) {
            reasons.add(Reason.at("until", "chain.until-before-from", until.toString(), from.toString()));
        } else if (until.isBefore(today)) {
            reasons.add(Reason.at("until", "chain.until-past", until.toString()));
        } else if (until.isAfter(from.plusDays(LONGEST_DAYS))) {
            reasons.add(Reason.at("until", "chain.until-late", LONGEST_DAYS));
        }
    }

    static void ground(String ground, List<Reason> reasons) {
        if (ground.strip().length() < 2 || ground.length() > 300) {
            reasons.add(Reason.at("ground", "chain.ground", 2, 300));
        }
    }

    private Site site(long siteId) {
        return jdbc.sql("select enterprise_id, division from chain.node where site_id = ? order by id limit 1")
                .param(siteId)
                .query(Site.class)
                .optional()
                .orElseThrow(() -> new NotFound("site", siteId));
    }

    private long write(NewClosure closure, String source, Site site) {
        Instant now = clock.instant();
        jdbc.sql("update chain.closure set superseded_at = greatest(?, recorded_at + interval '1 microsecond')"
                        + " where site_id = ? and source = ? and superseded_at = 'infinity' and valid_to >= ?")
                .params(Timestamp.from(now), closure.siteId(), source, closure.from())
                .update();
        long id = jdbc.sql("""
                        insert into chain.closure (site_id, enterprise_id, division, capacity, valid_from, valid_to, source, ground,
                            account_id, said_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(closure.siteId(), site.enterpriseId(), site.division(), closure.capacity(), closure.from())
                .params(
                        closure.until(),
                        source,
                        closure.ground(),
                        Actor.current().accountId())
                .params(Actor.current().name(), Timestamp.from(now))
                .query(Long.class)
                .single();
        changes.write("closure", new long[] {closure.siteId()}, new long[] {0}, now);
        return id;
    }

    /** Opens a site again: no closure of it holds from now on. */
    @Transactional
    public void open(long siteId, String why) {
        Actor.current().require(Right.PREPARE);
        List<Reason> reasons = new ArrayList<>();
        ground(why, reasons);
        Refusal.ifAny(reasons);
        Site site = site(siteId);
        Instant now = clock.instant();
        jdbc.sql("update chain.closure set superseded_at = greatest(?, recorded_at + interval '1 microsecond')"
                        + " where site_id = ? and superseded_at = 'infinity' and valid_to >= ?")
                .params(Timestamp.from(now), siteId, clock.today())
                .update();
        changes.write("closure", new long[] {siteId}, new long[] {0}, now);
        audit.record(Audit.Entry.of("site opened", "closure", siteId, site.division())
                .about(site.enterpriseId())
                .because(why));
    }

    /** What holds of a site today or later, and what held, the latest first. */
    @Transactional(readOnly = true)
    public List<Closure> of(long siteId) {
        return jdbc.sql("""
                        select id, site_id, capacity, valid_from, valid_to, source, ground, said_by, recorded_at from chain.closure
                        where site_id = ? and superseded_at = 'infinity' order by valid_to desc, id desc limit 50
                        """).param(siteId).query(Closure.class).list();
    }

    private record Reporting(long siteId, long enterpriseId, String division, boolean closed) {}

    /** Sites say in their reports that they stand still or work again; told in the transaction of the reports. */
    @EventListener
    @Transactional
    public void on(SitesWork reports) {
        LocalDate today = clock.today();
        Map<Long, SitesWork.Site> ofToday = reports.sites().stream()
                .filter(site -> site.day().equals(today))
                .collect(Collectors.toMap(SitesWork.Site::siteId, site -> site, (first, second) -> second));
        if (ofToday.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        select distinct on (n.site_id) n.site_id, n.enterprise_id, n.division,
                            exists (select 1 from chain.closure c where c.site_id = n.site_id and c.source = 'report'
                                and c.superseded_at = 'infinity' and c.valid_to >= :today) as closed
                        from unnest(:sites) as r (site) join chain.node n on n.site_id = r.site order by n.site_id, n.id
                        """)
                .param("sites", ofToday.keySet().toArray(Long[]::new))
                .param("today", today)
                .query(Reporting.class)
                .list()
                .forEach(site -> said(Objects.requireNonNull(ofToday.get(site.siteId())), site));
    }

    private void said(SitesWork.Site report, Reporting site) {
        if (report.capacity() < 1) {
            int lasts =
                    settings.number("chain.stopped-lasts-days", clock.instant()).intValue();
            LocalDate until = report.day().plusDays(lasts);
            write(
                    new NewClosure(report.siteId(), report.capacity(), report.day(), until, "operating report"),
                    "report",
                    new Site(site.enterpriseId(), site.division()));
        } else if (site.closed()) {
            Instant now = clock.instant();
            jdbc.sql(
                            "update chain.closure set superseded_at = greatest(?, recorded_at + interval '1 microsecond')"
                                    + " where site_id = ? and source = 'report' and superseded_at = 'infinity' and valid_to >= ?")
                    .params(Timestamp.from(now), report.siteId(), report.day())
                    .update();
            changes.write("closure", new long[] {report.siteId()}, new long[] {0}, now);
        }
    }
}
