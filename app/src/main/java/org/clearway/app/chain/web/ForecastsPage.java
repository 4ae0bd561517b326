package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearway.app.chain.Lights;
import org.clearway.app.chain.forecast.Forecast;
import org.clearway.app.chain.forecast.ForecastFilter;
import org.clearway.app.chain.forecast.Forecasts;
import org.clearway.app.directory.DivisionNames;
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
import org.springframework.web.util.UriComponentsBuilder;

/** How good the forecasts were, with the rows. */
@Controller
class ForecastsPage {

    private static final List<String> OUTCOMES = List.of("ran_out", "unwarned", "held", "averted", "untold", "waiting");

    private static final List<String> HEADER = List.of(
            "厂区 site",
            "零部件 part",
            "区划 division",
            "变红日 turned red",
            "预判断料日 foreseen",
            "结果 outcome",
            "实际断料日 ran out",
            "相差天数 days off");

    private final Forecasts forecasts;
    private final Lights chains;
    private final DivisionNames divisions;

    ForecastsPage(Forecasts forecasts, Lights chains, DivisionNames divisions) {
        this.forecasts = forecasts;
        this.chains = chains;
        this.divisions = divisions;
    }

    @GetMapping("/chains/forecasts")
    String list(
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        ForecastFilter filter = new ForecastFilter(outcome, chain, division, asOf);
        int asked = Paged.page(page);
        List<Forecast> rows = forecasts.list(filter, Paged.offset(asked), Paged.SIZE);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.forecasts");
        model.addAttribute(
                "list",
                new Paged<>(rows, asked, Paged.SIZE, forecasts.count(filter), address("/chains/forecasts", filter)));
        model.addAttribute("figures", forecasts.figures(new ForecastFilter(null, chain, division, asOf)));
        model.addAttribute("xlsx", address("/chains/forecasts.xlsx", filter));
        model.addAttribute("filter", filter);
        model.addAttribute("outcomes", OUTCOMES);
        model.addAttribute("chains", chains.chains());
        model.addAttribute("choices", divisions.below(Actor.current().division()));
        return "chain/forecasts";
    }

    private static String address(String path, ForecastFilter filter) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("outcome", Optional.ofNullable(filter.outcome()))
                .queryParamIfPresent("chain", Optional.ofNullable(filter.chain()))
                .queryParamIfPresent("division", Optional.ofNullable(filter.division()))
                .queryParamIfPresent(
                        "asOf", filter.asOf().past() ? Optional.of(filter.asOf().parameter()) : Optional.empty())
                .build()
                .toUriString();
    }

    @GetMapping("/chains/forecasts.xlsx")
    void export(
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String chain,
            @RequestParam(required = false) @Nullable String division,
            AsOf asOf,
            HttpServletResponse response)
            throws IOException {
        ForecastFilter filter = new ForecastFilter(outcome, chain, division, asOf);
        Actor.current().require(Right.REPORTS);
        try (SheetWriter sheet = Sheets.open(response, "forecasts-" + asOf.day())) {
            sheet.header(HEADER);
            sheet.rows((from, most) -> forecasts.list(filter, from, most), ForecastsPage::cells);
        }
    }

    private static List<@Nullable Object> cells(Forecast row) {
        return Arrays.asList(
                row.siteZh(),
                row.partZh(),
                row.division(),
                row.saidOn(),
                row.foreseenOn(),
                row.outcome(),
                row.ranOutOn(),
                row.offDays());
    }
}
