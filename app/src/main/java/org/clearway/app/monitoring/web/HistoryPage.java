package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportFilter;
import org.clearway.app.monitoring.ReportHistory;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.monitoring.Reports;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was reported before: for the enterprise itself, and the versions of one report for whoever may see it. */
@Controller
class HistoryPage {

    private final Reports reports;
    private final ReportHistory history;
    private final ReportingSites sites;

    HistoryPage(Reports reports, ReportHistory history, ReportingSites sites) {
        this.reports = reports;
        this.history = history;
        this.sites = sites;
    }

    @GetMapping("/report/history")
    String own(@RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        Actor actor = Actor.current();
        ReportFilter all = new ReportFilter(null, null, null, null, null, null, false, null, asOf);
        int asked = Paged.page(page);
        List<Report> rows = reports.list(all, Paged.offset(asked), Paged.SIZE);
        model.addAttribute("place", "report-history");
        model.addAttribute("list", new Paged<>(rows, asked, Paged.SIZE, reports.count(all), "/report/history"));
        model.addAttribute(
                "names", sites.names(rows.stream().map(Report::siteId).toList()));
        model.addAttribute(
                "histories",
                actor.enterprises().size() > 3
                        ? List.of()
                        : actor.enterprises().stream()
                                .map(id -> history.of(id, asOf))
                                .filter(Objects::nonNull)
                                .toList());
        return "monitoring/history";
    }

    @GetMapping("/reports/{site}/{day}")
    String versions(
            @PathVariable long site,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Model model) {
        model.addAttribute("place", Actor.current().isEnterprise() ? "report-history" : "enterprises");
        model.addAttribute("here", "enterprises.reports");
        model.addAttribute("site", sites.name(site));
        model.addAttribute("day", day);
        model.addAttribute("versions", reports.versions(site, day));
        return "monitoring/versions";
    }
}
