package org.clearway.app.monitoring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.monitoring.indicator.Signal;
import org.clearway.app.monitoring.indicator.Signals;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which series have turned, since when, how sure. */
@Controller
class SignalPages {

    private static final Set<Signal.Kind> TURNED = EnumSet.of(Signal.Kind.TURNED_UP, Signal.Kind.TURNED_DOWN);

    private final Signals signals;

    SignalPages(Signals signals) {
        this.signals = signals;
    }

    /** Turned ones when nothing is said, else one kind, else all. */
    static Set<Signal.Kind> kinds(@Nullable String word) {
        if (word == null || word.isBlank() || word.equals("turned")) {
            return TURNED;
        }
        if (word.equals("all")) {
            return EnumSet.allOf(Signal.Kind.class);
        }
        return Arrays.stream(Signal.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .<Set<Signal.Kind>>map(EnumSet::of)
                .orElseThrow(() -> new Refusal(Reason.at("signal", "monitoring.unknown-word", word)));
    }

    @GetMapping("/indicators/signals")
    String list(
            @RequestParam(required = false) @Nullable String signal,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        List<Signals.Line> all = signals.of(kinds(signal), asOf);
        String chosen = ListFilter.blank(signal) == null ? "turned" : signal;
        String rest = "?signal=" + chosen + (asOf.past() ? "&asOf=" + asOf.parameter() : "");
        model.addAttribute("list", Paged.of(all, page, "/indicators/signals" + rest));
        model.addAttribute(
                "turned",
                all.stream()
                        .filter(line -> TURNED.contains(line.signal().kind()))
                        .count());
        model.addAttribute(
                "worse",
                all.stream()
                        .filter(line -> TURNED.contains(line.signal().kind()) && line.better() < 0)
                        .count());
        model.addAttribute("signal", chosen);
        model.addAttribute("kinds", Signal.Kind.values());
        model.addAttribute("exportHref", "/indicators/signals/export" + rest);
        IndicatorPages.place(model);
        return "monitoring/signals";
    }

    @GetMapping("/indicators/signals/export")
    void export(@RequestParam(required = false) @Nullable String signal, AsOf asOf, HttpServletResponse response)
            throws IOException {
        List<Signals.Line> all = signals.of(kinds(signal), asOf);
        IndicatorPages.file(response, "signals.xlsx");
        try (XlsxWriter sheet = new XlsxWriter(response.getOutputStream(), "signals")) {
            sheet.header(List.of(
                    "代码 code",
                    "指标",
                    "indicator",
                    "对象 subject",
                    "信号 signal",
                    "自 since",
                    "概率 probability",
                    "期数 values",
                    "最新期 period",
                    "最新值 value",
                    "单位 unit"));
            all.forEach(line -> sheet.row(Arrays.asList(
                    line.indicator().code(),
                    line.indicator().nameZh(),
                    line.indicator().nameEn(),
                    line.subject().key(),
                    line.signal().kind().word(),
                    line.signal().since(),
                    line.signal().probability(),
                    line.signal().values(),
                    line.last().period(),
                    line.last().value(),
                    line.indicator().unit())));
        }
    }
}
