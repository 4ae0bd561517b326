package org.clearway.app.monitoring.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.monitoring.SiteName;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Phrases;
import org.springframework.stereotype.Component;

/** A reporter's sites that have not reported today. */
@Component
class DueReports implements ToDo {

    private final ReportingSites sites;
    private final Settings settings;
    private final ClearwayClock clock;

    DueReports(ReportingSites sites, Settings settings, ClearwayClock clock) {
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Task> tasks(int limit) {
        if (!reports()) {
            return List.of();
        }
        LocalDate today = clock.today();
        Instant since = today.atStartOfDay(ClearwayClock.ZONE).toInstant();
        int hour = settings.number("monitoring.due-hour", clock.instant()).intValue();
        Instant due = today.atTime(hour, 0).atZone(ClearwayClock.ZONE).toInstant();
        return sites.own(today).stream()
                .filter(site -> !site.reported())
                .limit(limit)
                .map(site -> task(site.name(), today, due, since))
                .toList();
    }

    private static Task task(SiteName site, LocalDate today, Instant due, Instant since) {
        String english = site.nameEn() == null ? site.nameZh() : site.nameEn();
        List<Object> arguments = List.of(today, new Phrases.Name(site.nameZh(), english));
        return new Task("monitoring.to-do", arguments, due, since, "/report?site=" + site.siteId());
    }

    @Override
    public long count() {
        return reports() ? sites.ownMissing(clock.today()) : 0;
    }

    private static boolean reports() {
        Actor actor = Actor.current();
        return actor.isEnterprise() && actor.may(Right.SUBMIT_REPORTS);
    }
}
