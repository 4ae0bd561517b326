package org.clearway.app.monitoring;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clearway.app.monitoring.internal.SiteNames;
import org.clearway.app.notice.NewNotice;
import org.clearway.app.notice.Notices;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Phrases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds the sites that have not reported; each of a day once, whoever asks and however often. */
@Service
public class RemindingReporters {

    /** The nation's sites fit; beyond it somebody narrows the list. */
    static final int LIMIT = 50_000;

    private final MissingReports missing;
    private final SiteNames names;
    private final Notices notices;
    private final Audit audit;
    private final ClearwayClock clock;
    private final JdbcClient jdbc;

    RemindingReporters(
            MissingReports missing,
            SiteNames names,
            Notices notices,
            Audit audit,
            ClearwayClock clock,
            JdbcClient jdbc) {
        this.missing = missing;
        this.names = names;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Reminds all that the list shows, over all its pages. */
    @Transactional
    public Reminded remind(MissingFilter filter) {
        Actor actor = Actor.current();
        actor.require(Right.REMIND);
        if (filter.asOf().past()) {
            throw new Refusal(Reason.of("monitoring.remind-past"));
        }
        List<MissingReport> silent = missing.list(filter, 0, LIMIT);
        Set<Long> fresh = keep(silent, actor);
        Map<Long, SiteName> named = names.of(fresh);
        notices.send(silent.stream()
                .filter(one -> fresh.contains(one.siteId()) && named.containsKey(one.siteId()))
                .map(one -> notice(one, java.util.Objects.requireNonNull(named.get(one.siteId()))))
                .toList());
        if (!fresh.isEmpty()) {
            audit.record(Audit.Entry.of("reporters reminded", "reports", filter.day(), filter.division())
                    .with(Map.of("sites", fresh.size(), "kind", filter.kind().word())));
        }
        return new Reminded(fresh.size(), silent.size() - fresh.size());
    }

    private Set<Long> keep(List<MissingReport> silent, Actor actor) {
        return new TreeSet<>(jdbc.sql("""
                        insert into monitoring.reminder (site_id, business_date, enterprise_id, division, sent_at, account_id, sent_by)
                        select n.site_id, n.day, n.enterprise_id, n.division, :now, :account, :name
                        from unnest(:sites, :days::date[], :enterprises, :divisions) as n (site_id, day, enterprise_id, division)
                        on conflict do nothing returning site_id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("sites", silent.stream().map(MissingReport::siteId).toArray(Long[]::new))
                .param("days", silent.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param(
                        "enterprises",
                        silent.stream().map(MissingReport::enterpriseId).toArray(Long[]::new))
                .param("divisions", silent.stream().map(MissingReport::division).toArray(String[]::new))
                .query(Long.class)
                .list());
    }

    private static NewNotice notice(MissingReport one, SiteName site) {
        LocalDate day = one.day();
        String english = site.nameEn() == null ? site.nameZh() : site.nameEn();
        return NewNotice.toEnterprise(
                one.enterpriseId(),
                one.division(),
                "report-reminder",
                one.siteId() + "/" + day,
                "monitoring.notice.reminder",
                List.of(day, new Phrases.Name(site.nameZh(), english)),
                "/report?site=" + one.siteId() + "&day=" + day);
    }

    /**
     * @param sent    sites that were reminded now
     * @param already sites that had been reminded of this day before
     */
    public record Reminded(int sent, int already) {}
}
