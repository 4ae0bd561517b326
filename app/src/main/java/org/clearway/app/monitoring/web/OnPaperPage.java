package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.monitoring.ResumedOnPaper;
import org.clearway.app.monitoring.SiteName;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plants "resumed on paper", with the figures that speak against them. */
@Controller
class OnPaperPage {

    private static final int EXPORTED = 20_000;

    private final ResumedOnPaper paper;
    private final ReportingSites sites;
    private final Panels panels;
    private final DivisionNames divisions;

    OnPaperPage(ResumedOnPaper paper, ReportingSites sites, Panels panels, DivisionNames divisions) {
        this.paper = paper;
        this.sites = sites;
        this.panels = panels;
        this.divisions = divisions;
    }

    @GetMapping("/reports/on-paper")
    String list(ListFilter filter, @RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        Actor.current().require(Right.REPORTS);
        FigureScope scope = filter.scope(asOf);
        LocalDate day = filter.dayOr(asOf.day().minusDays(1));
        int asked = Paged.page(page);
        ResumedOnPaper.Found found = paper.list(scope, day, Paged.offset(asked), Paged.SIZE);
        ResumedOnPaper.Tally tally = found.tally();
        List<ResumedOnPaper.Plant> rows = found.plants();
        model.addAttribute(
                "list", new Paged<>(rows, asked, Paged.SIZE, tally.listed(), filter.query("/reports/on-paper", asOf)));
        model.addAttribute("tally", tally);
        model.addAttribute("names", names(rows));
        model.addAttribute("day", day);
        model.addAttribute("filter", filter);
        model.addAttribute("division", scope.division());
        model.addAttribute("divisionName", divisions.of(scope.division()));
        model.addAttribute("choices", divisions.below(Actor.current().division()));
        model.addAttribute("panels", panels.choices());
        model.addAttribute("exportHref", filter.query("/reports/on-paper/export", asOf));
        IndicatorPages.place(model);
        return "monitoring/on-paper";
    }

    private Map<Long, SiteName> names(List<ResumedOnPaper.Plant> rows) {
        return sites.names(rows.stream().map(ResumedOnPaper.Plant::siteId).toList());
    }

    @GetMapping("/reports/on-paper/export")
    void export(ListFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        LocalDate day = filter.dayOr(asOf.day().minusDays(1));
        List<ResumedOnPaper.Plant> rows =
                paper.list(filter.scope(asOf), day, 0, EXPORTED).plants();
        Map<Long, SiteName> names = names(rows);
        IndicatorPages.file(response, "resumed-on-paper.xlsx");
        try (XlsxWriter sheet = new XlsxWriter(response.getOutputStream(), "on-paper")) {
            sheet.header(List.of(
                    "日期 date",
                    "信用代码 credit_code",
                    "厂区 site",
                    "区划 division",
                    "产能利用率 utilisation (%)",
                    "产值 output (10k)",
                    "正常日产值 normal_output (10k)",
                    "用电 electricity (MWh)",
                    "同行业应用电 usual (MWh)"));
            for (ResumedOnPaper.Plant one : rows) {
                @Nullable SiteName name = names.get(one.siteId());
                sheet.row(Arrays.asList(
                        day,
                        name == null ? null : name.creditCode(),
                        name == null ? one.siteId() : name.nameZh(),
                        one.division(),
                        one.utilisation(),
                        one.output10k(),
                        one.normalOutput10k(),
                        one.electricityMwh(),
                        one.usualMwh()));
            }
        }
    }
}
