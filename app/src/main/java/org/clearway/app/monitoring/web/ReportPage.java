package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.monitoring.Filing;
import org.clearway.app.monitoring.FilingReports;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportValues;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.monitoring.ReportingSites.OwnSite;
import org.clearway.app.monitoring.Reports;
import org.clearway.app.monitoring.TypedReport;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reporter's page: yesterday's values are filled in, what is different is changed, and it is sent. */
@Controller
class ReportPage {

    private final ReportingSites sites;
    private final Reports reports;
    private final FilingReports filing;
    private final Settings settings;
    private final Reasons reasons;
    private final ClearwayClock clock;

    ReportPage(
            ReportingSites sites,
            Reports reports,
            FilingReports filing,
            Settings settings,
            Reasons reasons,
            ClearwayClock clock) {
        this.sites = sites;
        this.reports = reports;
        this.filing = filing;
        this.settings = settings;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/report")
    String open(
            @RequestParam(required = false) @Nullable Long site,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean correct,
            Model model,
            Locale locale) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        LocalDate on = day == null ? clock.today() : day;
        List<OwnSite> own = sites.own(on);
        frame(model, on, own);
        if (site == null && own.size() != 1) {
            return "monitoring/choose-site";
        }
        OwnSite one = one(own, site);
        Report held = one.reported() ? reports.current(one.name().siteId(), on).orElse(null) : null;
        Report last = reports.before(one.name().siteId(), on).orElse(null);
        if (held != null && !correct) {
            model.addAttribute("site", one.name());
            model.addAttribute("versions", reports.versions(one.name().siteId(), on));
            return "monitoring/report-sent";
        }
        Report source = held == null ? last : held;
        TypedReport typed = source == null ? TypedReport.empty() : prefilled(source, held == null, new Words(locale));
        fill(model, new ReportForm(one.name(), on, typed, held, last, "", Set.of(), Reasons.Errors.NONE));
        return "monitoring/report";
    }

    /** Yesterday's remark was yesterday's; everything else is likely to hold. */
    private static TypedReport prefilled(Report source, boolean ofAnotherDay, Words words) {
        ReportValues values = source.values();
        TypedReport typed = TypedReport.of(values, number -> ReportForm.typed(number, words));
        return ofAnotherDay ? typed.withNote("") : typed;
    }

    @PostMapping("/report")
    String send(
            @RequestParam long site,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable Integer basedOn,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") Set<String> confirmed,
            TypedFields fields,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        TypedReport typed = fields.typed();
        try {
            List<Reason> unread = new ArrayList<>();
            ReportValues values = typed.read(unread);
            Refusal.ifAny(unread);
            String reason = why.isBlank() ? null : why.strip();
            filing.file(
                    new Filing(site, day, java.util.Objects.requireNonNull(values), basedOn, reason, confirmed),
                    "page",
                    null);
            return "redirect:/report?site=" + site + "&day=" + day;
        } catch (Conflict overtaken) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return beside(site, day, typed, why, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            List<OwnSite> own = sites.own(day);
            frame(model, day, own);
            OwnSite one = one(own, site);
            Report held = basedOn == null || basedOn == 0
                    ? null
                    : reports.current(site, day).orElse(null);
            Report last = reports.before(site, day).orElse(null);
            fill(
                    model,
                    new ReportForm(
                            one.name(), day, typed, held, last, why, confirmed, reasons.errors(refusal, locale)));
            return "monitoring/report";
        }
    }

    /** Someone saved the same report meanwhile: both stand beside each other, and the reporter chooses. */
    private String beside(long site, LocalDate day, TypedReport typed, String why, Model model) {
        List<OwnSite> own = sites.own(day);
        frame(model, day, own);
        model.addAttribute("site", one(own, site).name());
        model.addAttribute("theirs", reports.current(site, day).orElseThrow(() -> new NotFound("report", site)));
        model.addAttribute("typed", typed);
        model.addAttribute("why", why);
        return "monitoring/report-conflict";
    }

    private void frame(Model model, LocalDate day, List<OwnSite> own) {
        model.addAttribute("place", "report");
        model.addAttribute("day", day);
        model.addAttribute("sites", own);
        model.addAttribute("today", clock.today());
        BigDecimal due = settings.number("monitoring.due-hour", clock.instant());
        model.addAttribute("due", String.format(Locale.ROOT, "%02d:00", due.intValue()));
        model.addAttribute("late", day.isBefore(clock.today()) || clock.here().getHour() >= due.intValue());
    }

    private static void fill(Model model, ReportForm form) {
        model.addAttribute("form", form);
        model.addAttribute("errors", form.errors());
    }

    private static OwnSite one(List<OwnSite> own, @Nullable Long site) {
        return own.stream()
                .filter(any -> site == null || any.name().siteId() == site)
                .findFirst()
                .orElseThrow(() -> new NotFound("site", String.valueOf(site)));
    }
}
