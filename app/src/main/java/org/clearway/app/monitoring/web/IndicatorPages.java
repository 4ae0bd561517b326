package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearway.app.monitoring.indicator.Frequency;
import org.clearway.app.monitoring.indicator.Indicator;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.indicator.SeriesChart;
import org.clearway.app.monitoring.indicator.SeriesValues;
import org.clearway.app.monitoring.indicator.Signal;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.monitoring.indicator.Subjects;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of indicators, and a page for each: first sentence, chart, table, definition, revisions, missing reports, export. */
@Controller
class IndicatorPages {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CODE = "/{code:[a-z][a-z0-9_]{1,59}}";

    private static final int TABLE_ROWS = 60;
    private static final int REVISIONS = 60;

    private final Indicators indicators;
    private final IndicatorSeries series;
    private final SeriesValues values;
    private final Subjects subjects;

    IndicatorPages(Indicators indicators, IndicatorSeries series, SeriesValues values, Subjects subjects) {
        this.indicators = indicators;
        this.series = series;
        this.values = values;
        this.subjects = subjects;
    }

    @GetMapping("/indicators")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String frequency,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.REPORTS);
        List<Indicator> all = found(q, frequency, kind, asOf);
        model.addAttribute("list", Paged.of(all, page, query("/indicators", q, frequency, kind, asOf)));
        model.addAttribute("exportHref", query("/indicators/export", q, frequency, kind, asOf));
        model.addAttribute("q", q);
        model.addAttribute("frequency", frequency);
        model.addAttribute("kind", kind);
        model.addAttribute("frequencies", Frequency.values());
        model.addAttribute("mayDefine", Actor.current().may(Right.INDICATORS) && !asOf.past());
        place(model);
        return "monitoring/indicators";
    }

    private static String query(String path, String q, String frequency, String kind, AsOf asOf) {
        return org.springframework.web.util.UriComponentsBuilder.fromPath(path)
                .queryParam("q", q)
                .queryParam("frequency", frequency)
                .queryParam("kind", kind)
                .queryParam("asOf", asOf.parameter())
                .build()
                .encode()
                .toUriString();
    }

    private List<Indicator> found(String q, String frequency, String kind, AsOf asOf) {
        String sought = q.strip().toLowerCase(Locale.ROOT);
        return indicators.all(asOf).values().stream()
                .filter(one -> one.code().contains(sought)
                        || one.nameZh().contains(sought)
                        || one.nameEn().toLowerCase(Locale.ROOT).contains(sought))
                .filter(one -> frequency.isBlank() || one.frequency().word().equals(frequency))
                .filter(one -> kind.isBlank() || one.computed() == kind.equals("formula"))
                .toList();
    }

    @GetMapping("/indicators/export")
    void export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String frequency,
            @RequestParam(defaultValue = "") String kind,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.REPORTS);
        file(response, "indicators.xlsx");
        try (XlsxWriter sheet = new XlsxWriter(response.getOutputStream(), "indicators")) {
            sheet.header(List.of(
                    "代码 code", "名称", "name", "单位 unit", "频率 frequency", "公式 formula", "来源 source", "版本 version"));
            found(q, frequency, kind, asOf)
                    .forEach(one -> sheet.row(Arrays.asList(
                            one.code(),
                            one.nameZh(),
                            one.nameEn(),
                            one.unit(),
                            one.frequency().word(),
                            one.formula(),
                            one.source(),
                            one.version())));
        }
    }

    /** What was released since a moment: the rows behind "since you last looked". */
    @GetMapping("/indicators/released")
    String released(@RequestParam String since, @RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        Actor.current().require(Right.REPORTS);
        java.time.Instant from = java.util.Objects.requireNonNullElse(SeriesImportPages.moment(since), asOf.at());
        int asked = Paged.page(page);
        model.addAttribute("since", from);
        model.addAttribute(
                "list",
                new Paged<>(
                        values.releasedValues(from, asOf.at(), Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        values.released(from, asOf.at()),
                        "/indicators/released?since=" + since));
        model.addAttribute("known", indicators.all(asOf));
        place(model);
        return "monitoring/released";
    }

    @GetMapping("/indicators" + CODE)
    String page(
            @PathVariable String code,
            IndicatorAddress address,
            @RequestParam(name = "with", required = false) @Nullable List<String> with,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.REPORTS);
        Indicator indicator = indicators.one(code, asOf);
        Subject subject = address.of(indicator, values, asOf);
        LocalDate first = address.first(indicator, asOf);
        IndicatorSeries.Series found = series.of(indicator, subject, first, address.last(asOf), asOf);
        Signal signal = Signal.of(found.points());
        List<Subjects.Named> names = new ArrayList<>(List.of(name(subject)));
        List<List<Point>> lines = new ArrayList<>(List.of(found.points()));
        for (String other : with == null ? List.<String>of() : with) {
            Subject.parse(other)
                    .filter(one -> lines.size() < 4 && !one.equals(subject))
                    .ifPresent(one -> {
                        names.add(name(one));
                        lines.add(series.of(indicator, one, first, address.last(asOf), asOf)
                                .points());
                    });
        }
        List<Point> told = found.told();
        model.addAttribute("indicator", indicator);
        model.addAttribute("subject", subject);
        model.addAttribute("names", names);
        model.addAttribute("with", with == null ? List.of() : with);
        model.addAttribute("first", first);
        model.addAttribute("last", address.last(asOf));
        model.addAttribute("latest", told.isEmpty() ? null : told.getLast());
        model.addAttribute("previous", told.size() < 2 ? null : told.get(told.size() - 2));
        model.addAttribute("signal", signal);
        model.addAttribute("chart", SeriesChart.of(lines, turned(signal) ? signal.since() : null));
        List<Point> rows = found.points().reversed();
        model.addAttribute("rows", rows.subList(0, Math.min(TABLE_ROWS, rows.size())));
        model.addAttribute("more", rows.size() > TABLE_ROWS);
        model.addAttribute("zeroDivisions", found.zeroDivisions());
        model.addAttribute(
                "versions",
                indicators.versions(code).stream()
                        .filter(one -> !one.recordedAt().isAfter(asOf.at()))
                        .toList());
        model.addAttribute("exportHref", address.query("/indicators/" + code + "/export", asOf));
        model.addAttribute("rowsHref", rowsHref(indicator, subject, told, asOf));
        model.addAttribute("missingHref", missingHref(subject, asOf));
        model.addAttribute("mayDefine", Actor.current().may(Right.INDICATORS) && !asOf.past());
        if (indicator.computed()) {
            model.addAttribute("choices", subjects.choices());
        } else {
            model.addAttribute(
                    "choices",
                    values.subjects(code, asOf).stream()
                            .map(one -> name(Subject.parse(one.subject()).orElse(subject)))
                            .toList());
            model.addAttribute("revisions", values.revisions(code, subject.key(), asOf, 0, REVISIONS));
            model.addAttribute("waiting", values.waiting(code, asOf));
        }
        place(model);
        return "monitoring/indicator";
    }

    private static boolean turned(Signal signal) {
        return signal.kind() == Signal.Kind.TURNED_UP || signal.kind() == Signal.Kind.TURNED_DOWN;
    }

    private Subjects.Named name(Subject subject) {
        return subjects.named(subject).orElse(new Subjects.Named(subject.key(), subject.key(), subject.key()));
    }

    /** The reports of the last day behind a figure that reports give, where a list of them can be narrowed so. */
    private static @Nullable String rowsHref(Indicator indicator, Subject subject, List<Point> told, AsOf asOf) {
        if (!indicator.computed() || indicator.frequency() != Frequency.DAILY || told.isEmpty()) {
            return null;
        }
        String narrowed = narrowed(subject, asOf);
        return narrowed == null
                ? null
                : "/reports" + narrowed + "&day=" + told.getLast().period();
    }

    /** Who has not reported, of the same subject; the day is to be added. */
    private static @Nullable String missingHref(Subject subject, AsOf asOf) {
        String narrowed = narrowed(subject, asOf);
        return narrowed == null ? null : "/reports/missing" + narrowed;
    }

    private static @Nullable String narrowed(Subject subject, AsOf asOf) {
        String moment = asOf.past() ? "&asOf=" + asOf.parameter() : "";
        return switch (subject.kind()) {
            case DIVISION -> "?division=" + subject.code() + moment;
            case PANEL -> "?panel=" + subject.code() + moment;
            case CHAIN -> "?panel=" + subject.key() + moment;
            default -> null;
        };
    }

    @GetMapping("/indicators" + CODE + "/export")
    void export(@PathVariable String code, IndicatorAddress address, AsOf asOf, HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.REPORTS);
        Indicator indicator = indicators.one(code, asOf);
        Subject subject = address.of(indicator, values, asOf);
        List<Point> points = series.of(indicator, subject, address.first(indicator, asOf), address.last(asOf), asOf)
                .points();
        file(response, code + ".xlsx");
        try (XlsxWriter sheet = new XlsxWriter(response.getOutputStream(), "series")) {
            sheet.header(List.of(
                    "期间 period",
                    "对象 subject",
                    "数值 value",
                    "单位 unit",
                    "未报 missing_reports",
                    "发布时间 released_at",
                    "修订 revision",
                    "来源 source",
                    "备注 note"));
            points.forEach(point -> sheet.row(Arrays.asList(
                    point.period(),
                    subject.key(),
                    point.value(),
                    indicator.unit(),
                    point.missing(),
                    point.releasedAt(),
                    point.revision(),
                    point.source(),
                    point.note())));
        }
    }

    static void file(HttpServletResponse response, String name) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setContentType(XLSX);
    }

    static void place(Model model) {
        model.addAttribute("place", "situation");
        model.addAttribute("here", "situation.indicators");
    }
}
