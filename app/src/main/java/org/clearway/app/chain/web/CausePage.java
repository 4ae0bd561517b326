package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearway.app.chain.CauseHistory;
import org.clearway.app.chain.internal.CauseDates;
import org.clearway.app.shared.port.LinkedCases;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Sheets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One cause: the lights that hang on it, those that it had before, and what became of them. */
@Controller
class CausePage {

    private static final List<String> HEADER = List.of(
            "灯 light",
            "厂区 site",
            "零部件 part",
            "区划 division",
            "可用天数 cover (days)",
            "耗尽 out in (days)",
            "停线日 stops on",
            "占比 share",
            "起 from",
            "止 until",
            "其后 then");

    private final CauseHistory history;
    private final CauseDates dates;
    private final List<LinkedCases> cases;

    CausePage(CauseHistory history, CauseDates dates, List<LinkedCases> cases) {
        this.history = history;
        this.dates = dates;
        this.cases = cases;
    }

    @GetMapping(path = "/chains/lights", params = "view=history")
    String open(LightsFilter filter, @RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        CauseHistory.Cause cause = cause(filter);
        String ref = cause.ref();
        int asked = Paged.page(page);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.lights");
        model.addAttribute("ref", ref);
        model.addAttribute("name", cause.name());
        model.addAttribute("sum", history.sum(cause));
        model.addAttribute("dates", dates.of(ref));
        model.addAttribute(
                "list",
                new Paged<>(
                        history.list(cause, Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        history.count(cause),
                        "/chains/lights?view=history&cause=" + ref));
        model.addAttribute("cases", LinkedCases.of(cases, "chain", List.of(ref)).getOrDefault(ref, List.of()));
        return "chain/cause";
    }

    @GetMapping(path = "/chains/lights.xlsx", params = "view=history")
    void export(LightsFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        CauseHistory.Cause cause = cause(filter);
        try (SheetWriter sheet = Sheets.open(response, "lights-of-one-cause")) {
            sheet.header(HEADER);
            sheet.rows((offset, most) -> history.list(cause, offset, most), CausePage::cells);
        }
    }

    private static List<@Nullable Object> cells(CauseHistory.Row row) {
        return Arrays.asList(
                row.light(),
                row.siteZh(),
                row.partZh(),
                row.division(),
                row.coverDays(),
                row.outInDays(),
                row.stopsOn(),
                row.share(),
                row.began(),
                row.ended(),
                row.then());
    }

    private CauseHistory.Cause cause(LightsFilter filter) {
        Actor.current().require(Right.REPORTS);
        String ref = filter.causeRef();
        return Optional.ofNullable(ref)
                .flatMap(history::find)
                .orElseThrow(() -> new NotFound("cause", String.valueOf(ref)));
    }
}
