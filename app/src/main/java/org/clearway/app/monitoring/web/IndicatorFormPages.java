package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.clearway.app.monitoring.indicator.DefiningIndicators;
import org.clearway.app.monitoring.indicator.Definition;
import org.clearway.app.monitoring.indicator.Frequency;
import org.clearway.app.monitoring.indicator.Indicator;
import org.clearway.app.monitoring.indicator.IndicatorSeries;
import org.clearway.app.monitoring.indicator.Indicators;
import org.clearway.app.monitoring.indicator.Subject;
import org.clearway.app.monitoring.indicator.formula.Formula;
import org.clearway.app.monitoring.indicator.formula.ReportSum;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form of a definition, with a preview of its formula over the last fortnight; errors stand beside their field. */
@Controller
class IndicatorFormPages {

    private static final int PREVIEW_PERIODS = 14;

    private final DefiningIndicators defining;
    private final Indicators indicators;
    private final IndicatorSeries series;
    private final Reasons reasons;

    IndicatorFormPages(DefiningIndicators defining, Indicators indicators, IndicatorSeries series, Reasons reasons) {
        this.defining = defining;
        this.indicators = indicators;
        this.series = series;
        this.reasons = reasons;
    }

    /** The fields as they were typed. */
    record Typed(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String unit,
            @Nullable String decimals,
            @Nullable String frequency,
            @Nullable String better,
            @Nullable String formula,
            @Nullable String source,
            @Nullable String owner,
            @Nullable String why) {

        static final Typed EMPTY = new Typed("", "", "", "%", "1", "daily", "up", "", "", "", "");

        static Typed of(Definition one) {
            return new Typed(
                    one.code(),
                    one.nameZh(),
                    one.nameEn(),
                    one.unit(),
                    Integer.toString(one.decimals()),
                    one.frequency(),
                    one.better(),
                    one.formula(),
                    one.source(),
                    one.owner(),
                    "");
        }

        Definition definition() {
            String places = text(decimals);
            return new Definition(
                    text(code).strip(),
                    text(nameZh),
                    text(nameEn),
                    text(unit),
                    places.matches("\\d") ? Integer.parseInt(places) : -1,
                    text(frequency),
                    text(better),
                    formula,
                    text(source),
                    text(owner),
                    why);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping("/indicators/new")
    String fresh(Model model, AsOf asOf) {
        Actor.current().require(Right.INDICATORS);
        return form(Typed.EMPTY, null, Reasons.Errors.NONE, model, asOf);
    }

    @GetMapping("/indicators" + IndicatorPages.CODE + "/edit")
    String edit(@PathVariable String code, Model model, AsOf asOf) {
        Actor.current().require(Right.INDICATORS);
        Indicator indicator = indicators.one(code, asOf);
        return form(Typed.of(DefiningIndicators.asDefinition(indicator)), indicator, Reasons.Errors.NONE, model, asOf);
    }

    @PostMapping({"/indicators/new", "/indicators" + IndicatorPages.CODE + "/edit"})
    Object save(
            Typed typed,
            @RequestParam(required = false) @Nullable String preview,
            Model model,
            AsOf asOf,
            Locale locale) {
        Actor.current().require(Right.INDICATORS);
        Definition definition = typed.definition();
        Indicator before = indicators.find(definition.code(), asOf).orElse(null);
        try {
            if (preview != null) {
                return preview(typed, definition, before, model, asOf, locale);
            }
            defining.define(definition);
            return "redirect:/indicators/" + definition.code();
        } catch (Refusal e) {
            return refused(form(typed, before, reasons.errors(e, locale), model, asOf), model);
        }
    }

    private Object preview(
            Typed typed, Definition definition, @Nullable Indicator before, Model model, AsOf asOf, Locale locale) {
        List<Reason> against = defining.against(definition).stream()
                .filter(reason -> "formula".equals(reason.field()) || "frequency".equals(reason.field()))
                .toList();
        if (!against.isEmpty() || definition.written() == null) {
            Reasons.Errors errors = reasons.errors(
                    new Refusal(
                            against.isEmpty() ? List.of(Reason.at("formula", "monitoring.formula.ends", 1)) : against),
                    locale);
            return refused(form(typed, before, errors, model, asOf), model);
        }
        Frequency frequency = Frequency.of(definition.frequency()).orElseThrow();
        LocalDate last = frequency.period(asOf.day());
        Indicator tried = new Indicator(
                definition.code(),
                1,
                Actor.current().division(),
                definition.nameZh(),
                definition.nameEn(),
                definition.unit(),
                Math.clamp(definition.decimals(), 0, 4),
                frequency,
                0,
                definition.written(),
                "",
                "",
                false,
                "",
                asOf.at().truncatedTo(ChronoUnit.SECONDS),
                null);
        model.addAttribute(
                "preview",
                series.of(
                        tried,
                        Subject.division(Actor.current().division()),
                        frequency.plus(last, -PREVIEW_PERIODS),
                        last,
                        asOf));
        return form(typed, before, Reasons.Errors.NONE, model, asOf);
    }

    private static ModelAndView refused(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String form(Typed typed, @Nullable Indicator before, Reasons.Errors errors, Model model, AsOf asOf) {
        model.addAttribute("typed", typed);
        model.addAttribute("before", before);
        model.addAttribute("errors", errors);
        model.addAttribute("sums", ReportSum.values());
        model.addAttribute("functions", Formula.Function.values());
        model.addAttribute("frequencies", Frequency.values());
        model.addAttribute("known", indicators.all(asOf).values());
        IndicatorPages.place(model);
        return "monitoring/indicator-form";
    }

    @PostMapping("/indicators" + IndicatorPages.CODE + "/withdraw")
    Object withdraw(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String why,
            Model model,
            AsOf asOf,
            Locale locale) {
        try {
            defining.withdraw(code, why);
            return "redirect:/indicators/" + code;
        } catch (Refusal e) {
            Indicator before = indicators.one(code, asOf);
            Typed typed = Typed.of(DefiningIndicators.asDefinition(before));
            return refused(form(typed, before, reasons.errors(e, locale), model, asOf), model);
        }
    }
}
