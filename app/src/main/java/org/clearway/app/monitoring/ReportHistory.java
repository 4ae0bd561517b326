package org.clearway.app.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.internal.DutyChart;
import org.clearway.app.monitoring.internal.EnterpriseDays;
import org.clearway.app.monitoring.internal.EnterpriseDays.Day;
import org.clearway.app.monitoring.internal.SiteNames;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one enterprise reported over time. */
@Service
@Transactional(readOnly = true)
public class ReportHistory {

    private static final int CHART_DAYS = 30;
    private static final int SINCE_DAYS = 100;
    private static final int LATEST = 8;

    private final Reports reports;
    private final EnterpriseDays days;
    private final SiteNames names;

    ReportHistory(Reports reports, EnterpriseDays days, SiteNames names) {
        this.reports = reports;
        this.days = days;
        this.names = names;
    }

    /** @return null when the enterprise never reported within the actor's reach */
    public @Nullable History of(long enterprise, AsOf asOf) {
        List<Day> all = days.of(enterprise, asOf.day().minusDays(SINCE_DAYS), asOf);
        if (all.isEmpty()) {
            return null;
        }
        LocalDate first = asOf.day().minusDays(CHART_DAYS);
        List<Day> shown = all.stream().filter(day -> !day.day().isBefore(first)).toList();
        List<Report> latest = reports.list(ReportFilter.ofEnterprise(enterprise, asOf), 0, LATEST);
        Map<Long, SiteName> sites =
                names.of(latest.stream().map(Report::siteId).distinct().toList());
        return new History(
                all.getLast(),
                since(all),
                DutyChart.of(shown, first, asOf.day()),
                latest,
                sites,
                all.size() == SINCE_DAYS + 1);
    }

    /** The first of the days on which the enterprise was as it is now. */
    private static LocalDate since(List<Day> all) {
        int i = all.size() - 1;
        while (i > 0 && all.get(i - 1).state() == all.getLast().state()) {
            i--;
        }
        return all.get(i).day();
    }

    /**
     * @param last    the latest day reported
     * @param since   since when its state holds
     * @param chart   null while there are fewer than two days
     * @param latest  the latest reports of all sites
     */
    public record History(
            Day last,
            LocalDate since,
            @Nullable DutyChart chart,
            List<Report> latest,
            Map<Long, SiteName> sites,
            boolean longer) {}
}
