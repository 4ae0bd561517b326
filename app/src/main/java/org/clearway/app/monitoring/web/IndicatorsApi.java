package org.clearway.app.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.clearway.app.monitoring.indicator.DefiningIndicators;
import org.clearway.app.monitoring.indicator.Definition;
import org.clearway.app.monitoring.indicator.ImportingSeries;
import org.clearway.app.monitoring.indicator.Indicator;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Point;
import org.clearway.app.monitoring.indicator.SeriesValues;
import org.clearway.app.monitoring.indicator.Signal;
import org.clearway.app.monitoring.indicator.Signals;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/indicators")
@Tag(name = "Indicators", description = "Definitions, series, revisions, imports")
class IndicatorsApi {

    private static final int LIMIT = 200;

    private final Indicators indicators;
    private final IndicatorSeries series;
    private final SeriesValues values;
    private final DefiningIndicators defining;
    private final ImportingSeries importing;
    private final Signals signals;
    private final Once once;

    IndicatorsApi(
            Indicators indicators,
            IndicatorSeries series,
            SeriesValues values,
            DefiningIndicators defining,
            ImportingSeries importing,
            Signals signals,
            Once once) {
        this.signals = signals;
        this.indicators = indicators;
        this.series = series;
        this.values = values;
        this.defining = defining;
        this.importing = importing;
        this.once = once;
    }

    @GetMapping
    @Operation(summary = "Definitions by code; pass `next` as `after` for the following page")
    Page<Indicator> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        int size = Math.clamp(limit, 1, LIMIT);
        List<Indicator> rows = indicators.all(asOf).values().stream()
                .sorted(java.util.Comparator.comparing(Indicator::code))
                .filter(one -> after == null || one.code().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        List<Indicator> shown = rows.subList(0, Math.min(size, rows.size()));
        return new Page<>(shown, rows.size() > size ? shown.getLast().code() : null);
    }

    /** @param next what to hand in as {@code after}, null on the last page */
    record Page<T>(List<T> items, @Nullable String next) {}

    @GetMapping(IndicatorPages.CODE)
    @Operation(summary = "One definition, as it holds or held")
    Indicator one(@PathVariable String code, AsOf asOf) {
        return indicators.one(code, asOf);
    }

    @GetMapping(IndicatorPages.CODE + "/versions")
    List<Indicator> versions(@PathVariable String code, AsOf asOf) {
        indicators.one(code, asOf);
        return indicators.versions(code);
    }

    @GetMapping(IndicatorPages.CODE + "/series")
    @Operation(
            summary =
                    "Values of a division code, zone:X, industry:X, chain:X, panel:X, port:X or region:X; nothing before its release")
    SeriesAnswer series(@PathVariable String code, IndicatorAddress address, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        Indicator indicator = indicators.one(code, asOf);
        Subject subject = address.of(indicator, values, asOf);
        List<Point> points = series.of(indicator, subject, address.first(indicator, asOf), address.last(asOf), asOf)
                .points();
        return new SeriesAnswer(code, subject.key(), indicator.unit(), points, Signal.of(points));
    }

    /** @param signal whether the series has turned, by which probability; see the documentation of the test */
    record SeriesAnswer(String code, String subject, String unit, List<Point> points, Signal signal) {}

    @GetMapping(IndicatorPages.CODE + "/revisions")
    @Operation(
            summary = "All revisions of an imported series, latest period first; by offset, for old ones never change")
    List<SeriesValues.Revision> revisions(
            @PathVariable String code,
            @RequestParam String subject,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        indicators.one(code, asOf);
        return values.revisions(code, subject, asOf, Math.clamp(offset, 0, 1_000_000), Math.clamp(limit, 1, LIMIT));
    }

    @PostMapping
    @Operation(summary = "Define an indicator, or a new version of one")
    Defined define(
            @RequestBody Definition definition,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key,
                "indicators.define",
                definition,
                Defined.class,
                () -> new Defined(definition.code(), defining.define(definition)));
    }

    record Defined(String code, int version) {}

    @PostMapping("/check")
    @Operation(summary = "All that speaks against a definition, without saving it")
    List<Fault> check(@RequestBody Definition definition) {
        return defining.against(definition).stream().map(Fault::of).toList();
    }

    record Fault(String field, String code, List<?> arguments) {

        static Fault of(Reason reason) {
            return new Fault(String.valueOf(reason.field()), reason.code(), reason.arguments());
        }
    }

    @PostMapping(IndicatorPages.CODE + "/withdrawal")
    void withdraw(@PathVariable String code, @RequestBody Why why) {
        defining.withdraw(code, why.why());
    }

    record Why(@Nullable String why) {}

    /** The same file twice changes nothing, so no key is asked. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Import series from .xlsx or .csv")
    ImportAnswer imported(
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "") String released,
            @RequestParam(defaultValue = "") String source,
            Locale locale)
            throws IOException {
        String name = Uploads.name(file, "series");
        Path kept = Files.createTempFile("clearway-series-", ".table");
        try {
            file.transferTo(kept);
            Instant at = SeriesImportPages.moment(released);
            ImportingSeries.Outcome outcome =
                    importing.run(kept, name, at, source.isBlank() ? name : source.strip(), locale);
            return new ImportAnswer(
                    outcome.added(),
                    outcome.revised(),
                    outcome.unchanged(),
                    outcome.bad(),
                    outcome.first(),
                    outcome.gaps(),
                    outcome.ignored());
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    /** @param first the first bad values, each with its reasons; the whole list is the file of the page's import */
    record ImportAnswer(
            long added,
            long revised,
            long unchanged,
            long bad,
            List<ImportingSeries.BadValue> first,
            List<ImportingSeries.Gap> gaps,
            List<String> ignoredColumns) {}

    @GetMapping("/signals")
    @Operation(
            summary =
                    "Which series have turned: signal is turned (usual), turned-up, turned-down, rising, falling, steady, too-short or all;"
                            + " pass `next` as `after`")
    Page<SignalAnswer> signals(
            @RequestParam(required = false) @Nullable String signal,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        List<Signals.Line> all = signals.of(SignalPages.kinds(signal), asOf);
        int from = Math.clamp(after, 0, all.size());
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, LIMIT));
        return new Page<>(
                all.subList(from, to).stream().map(SignalAnswer::of).toList(),
                to < all.size() ? Integer.toString(to) : null);
    }

    /** @param better +1 when it runs the better way since, -1 the worse, 0 when there is none */
    record SignalAnswer(String code, String subject, Signal signal, int better, Point last) {

        static SignalAnswer of(Signals.Line one) {
            return new SignalAnswer(
                    one.indicator().code(), one.subject().key(), one.signal(), one.better(), one.last());
        }
    }

    /** The value of each division right below, for a map. */
    @GetMapping(IndicatorPages.CODE + "/map")
    java.util.Map<String, Point> map(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String day,
            AsOf asOf) {
        LocalDate on = ListFilter.parse("day", day, asOf.day());
        String of = ListFilter.blank(division) == null ? Actor.current().division() : String.valueOf(division);
        return series.below(indicators.one(code, asOf), of, on, asOf);
    }
}
