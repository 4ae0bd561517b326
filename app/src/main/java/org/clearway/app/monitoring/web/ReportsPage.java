package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.Blocker;
import org.clearway.app.monitoring.Figures;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportFilter;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.monitoring.Reports;
import org.clearway.app.monitoring.SiteName;
import org.clearway.app.monitoring.State;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was reported on a day, for the officers of a territory. */
@Controller
class ReportsPage {

    private final Reports reports;
    private final ReportingSites sites;
    private final Figures figures;
    private final Panels panels;
    private final DivisionNames divisions;
    private final ReportExport export;

    ReportsPage(
            Reports reports,
            ReportingSites sites,
            Figures figures,
            Panels panels,
            DivisionNames divisions,
            ReportExport export) {
        this.reports = reports;
        this.sites = sites;
        this.figures = figures;
        this.panels = panels;
        this.divisions = divisions;
        this.export = export;
    }

    @GetMapping("/reports")
    String list(ListFilter filter, @RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        Actor actor = Actor.current();
        actor.require(Right.REPORTS);
        ReportFilter wanted = filter.reports(asOf);
        int asked = Paged.page(page);
        List<Report> rows = reports.list(wanted, Paged.offset(asked), Paged.SIZE);
        Map<Long, SiteName> names =
                sites.names(rows.stream().map(Report::siteId).toList());
        String query = filter.query("/reports", asOf);
        model.addAttribute("place", "enterprises");
        model.addAttribute("here", "enterprises.reports");
        model.addAttribute("list", new Paged<>(rows, asked, Paged.SIZE, reports.count(wanted), query));
        model.addAttribute("names", names);
        model.addAttribute("filter", filter);
        model.addAttribute("since", wanted.since());
        model.addAttribute("day", wanted.day());
        model.addAttribute("figures", figures.standing(filter.scope(asOf), filter.dayOr(asOf.day())));
        model.addAttribute("division", wanted.division());
        model.addAttribute("divisionName", divisions.of(String.valueOf(wanted.division())));
        model.addAttribute("choices", divisions.below(actor.division()));
        model.addAttribute("panels", panels.choices());
        model.addAttribute("states", State.values());
        model.addAttribute("blockers", Blocker.values());
        model.addAttribute("exportHref", filter.query("/reports.xlsx", asOf));
        model.addAttribute("missingHref", filter.query("/reports/missing", asOf));
        return "monitoring/reports";
    }

    @GetMapping("/reports.xlsx")
    void export(ListFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        Actor.current().require(Right.REPORTS);
        ReportFilter wanted = filter.reports(asOf);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"reports-" + wanted.day() + ".xlsx\"");
        export.write(wanted, response.getOutputStream());
    }
}
