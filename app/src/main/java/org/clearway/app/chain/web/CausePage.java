package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.clearway.app.chain.CauseHistory;
import org.clearway.app.chain.Lights;
import org.clearway.app.chain.internal.CauseDates;
import org.clearway.app.shared.port.LinkedCases;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Sheets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One cause: the lights that hang on it, those that it had before, and what became of them. */
@Controller
class CausePage {

    private static final int CHUNK = 2_000;
    private static final int MOST_ROWS = 200_000;

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
        String ref = ref(filter);
        int asked = Paged.page(page);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.lights");
        model.addAttribute("ref", ref);
        model.addAttribute("name", name(ref));
        model.addAttribute("sum", history.sum(ref));
        model.addAttribute("dates", dates.of(ref));
        model.addAttribute(
                "list",
                new Paged<>(
                        history.list(ref, Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        history.count(ref),
                        "/chains/lights?view=history&cause=" + ref));
        model.addAttribute(
                "cases",
                cases.stream()
                        .flatMap(source -> source.cases("chain", ref).stream())
                        .toList());
        return "chain/cause";
    }

    @GetMapping(path = "/chains/lights.xlsx", params = "view=history")
    void export(LightsFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        String ref = ref(filter);
        try (SheetWriter sheet = Sheets.open(response, "lights-of-one-cause")) {
            sheet.header(HEADER);
            List<CauseHistory.Row> rows;
            int offset = 0;
            do {
                rows = history.list(ref, offset, CHUNK);
                rows.forEach(row -> sheet.row(Arrays.asList(
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
                        row.then())));
                offset += CHUNK;
            } while (rows.size() == CHUNK && offset < MOST_ROWS);
        }
    }

    private String ref(LightsFilter filter) {
        Actor.current().require(Right.REPORTS);
        String ref = filter.causeRef();
        if (ref == null || history.name(ref) == null) {
            throw new NotFound("cause", String.valueOf(ref));
        }
        return ref;
    }

    private Lights.Named name(String ref) {
        return java.util.Objects.requireNonNull(history.name(ref));
    }
}
