package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.monitoring.FigureScope;
import org.clearway.app.monitoring.MissingFilter;
import org.clearway.app.monitoring.MissingReport;
import org.clearway.app.monitoring.MissingReports;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.monitoring.RemindingReporters;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has not reported, by division, with what is known of the reason; and one button to remind them all. */
@Controller
class MissingPage {

    private static final int PLACES = 12;

    private final MissingReports missing;
    private final RemindingReporters reminding;
    private final ReportingSites sites;
    private final Panels panels;
    private final DivisionNames divisions;

    MissingPage(
            MissingReports missing,
            RemindingReporters reminding,
            ReportingSites sites,
            Panels panels,
            DivisionNames divisions) {
        this.missing = missing;
        this.reminding = reminding;
        this.sites = sites;
        this.panels = panels;
        this.divisions = divisions;
    }

    @GetMapping("/reports/missing")
    String list(
            ListFilter filter,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        Actor actor = Actor.current();
        actor.require(Right.REPORTS);
        FigureScope scope = filter.scope(asOf);
        LocalDate day = filter.dayOr(asOf.day());
        MissingFilter wanted = wanted(scope, day, kind);
        int asked = Paged.page(page);
        List<MissingReports.Missing> below = missing.byDivision(wanted);
        Tally tally = Tally.of(below);
        long total = wanted.kind() == MissingFilter.Kind.ALL ? tally.missing() : missing.count(wanted);
        List<MissingReport> rows = missing.list(wanted, Paged.offset(asked), Paged.SIZE);
        String query = filter.query("/reports/missing", asOf);
        String ofKind = wanted.kind() == MissingFilter.Kind.ALL
                ? ""
                : (query.contains("?") ? "&" : "?") + "kind=" + wanted.kind().word();
        model.addAttribute("place", "situation");
        model.addAttribute("here", "situation.missing");
        model.addAttribute("list", new Paged<>(rows, asked, Paged.SIZE, total, query + ofKind));
        model.addAttribute(
                "names", sites.names(rows.stream().map(MissingReport::siteId).toList()));
        model.addAttribute("filter", filter);
        model.addAttribute("kind", wanted.kind());
        model.addAttribute("kinds", MissingFilter.Kind.values());
        model.addAttribute("query", query);
        model.addAttribute("day", day);
        model.addAttribute("figures", tally);
        model.addAttribute("places", places(below));
        model.addAttribute("division", scope.division());
        model.addAttribute("divisionName", divisions.of(scope.division()));
        model.addAttribute("choices", divisions.below(actor.division()));
        model.addAttribute("panels", panels.choices());
        model.addAttribute("mayRemind", actor.may(Right.REMIND) && !asOf.past());
        return "monitoring/missing";
    }

    private List<SilentPlace> places(List<MissingReports.Missing> below) {
        return below.stream()
                .filter(one -> one.missing() > 0)
                .limit(PLACES)
                .map(one -> new SilentPlace(divisions.of(one.place()), one.expected(), one.missing()))
                .toList();
    }

    /** What all divisions below add up to. */
    record Tally(long expected, long missing) {

        static Tally of(List<MissingReports.Missing> below) {
            return new Tally(
                    below.stream().mapToLong(MissingReports.Missing::expected).sum(),
                    below.stream().mapToLong(MissingReports.Missing::missing).sum());
        }

        public @Nullable Double reportedShare() {
            return expected == 0 ? null : 100.0 * (expected - missing) / expected;
        }
    }

    @PostMapping("/reports/missing/remind")
    String remind(
            ListFilter filter,
            @RequestParam(required = false) @Nullable String kind,
            AsOf asOf,
            RedirectAttributes result) {
        LocalDate day = filter.dayOr(asOf.day());
        result.addFlashAttribute("reminded", reminding.remind(wanted(filter.scope(asOf), day, kind)));
        String query = filter.query("/reports/missing", asOf);
        return "redirect:" + query
                + (kind == null
                        ? ""
                        : (query.contains("?") ? "&" : "?") + "kind="
                                + MissingFilter.Kind.of(kind).word());
    }

    private static MissingFilter wanted(FigureScope scope, LocalDate day, @Nullable String kind) {
        return new MissingFilter(day, scope.division(), scope.panel(), MissingFilter.Kind.of(kind), scope.asOf());
    }

    /** A division right below, with how many of its sites are silent. */
    record SilentPlace(DivisionNames.Named name, long expected, long missing) {}
}
