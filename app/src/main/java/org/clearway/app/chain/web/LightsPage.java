package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.chain.LightLine;
import org.clearway.app.chain.Lights;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.port.LinkedCases;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.OneReading;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Paged;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of lights: what runs out where, worst first, by part or by blocking point. */
@Controller
class LightsPage {

    private static final int POINTS = 200;

    private final Lights lights;
    private final DivisionNames divisions;
    private final Settings settings;
    private final LightsExport export;
    private final List<LinkedCases> cases;
    private final OneReading reading;

    LightsPage(
            Lights lights,
            DivisionNames divisions,
            Settings settings,
            LightsExport export,
            List<LinkedCases> cases,
            OneReading reading) {
        this.lights = lights;
        this.divisions = divisions;
        this.settings = settings;
        this.export = export;
        this.cases = cases;
        this.reading = reading;
    }

    static void mayRead() {
        Actor actor = Actor.current();
        if (!actor.may(Right.REPORTS) && !actor.isEnterprise()) {
            throw new NotAllowed(Right.REPORTS);
        }
    }

    @GetMapping("/chains/lights")
    String list(LightsFilter filter, @RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        mayRead();
        return reading.of(() -> {
            fill(filter, page, asOf, model);
            return "chain/lights";
        });
    }

    private void fill(LightsFilter filter, int page, AsOf asOf, Model model) {
        Actor actor = Actor.current();
        LightFilter wanted = filter.wanted(asOf);
        int asked = Paged.page(page);
        boolean byPoint = "cause".equals(filter.view()) && actor.isOfficer();
        List<LightLine> rows = byPoint ? List.of() : lights.list(wanted, Paged.offset(asked), Paged.SIZE);
        List<Lights.Point> points = actor.isOfficer() ? lights.points(wanted, POINTS) : List.of();
        Map<String, Long> counts = lights.counts(wanted.division(), wanted.chain(), asOf);
        model.addAttribute("place", actor.isOfficer() ? "chains" : "lights");
        model.addAttribute("here", actor.isOfficer() ? "chains.lights" : null);
        model.addAttribute(
                "list",
                new Paged<>(rows, asked, Paged.SIZE, lights.count(wanted), filter.query("/chains/lights", asOf)));
        model.addAttribute("points", points);
        model.addAttribute("byPoint", byPoint);
        model.addAttribute("counts", counts);
        model.addAttribute(
                "before",
                lights.countsBefore(wanted.division(), wanted.chain(), asOf.at().minus(Duration.ofDays(1))));
        List<String> causes = rows.stream()
                .map(LightLine::causeRef)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        model.addAttribute("names", lights.names(causes));
        model.addAttribute("cases", LinkedCases.of(cases, "chain", causes));
        model.addAttribute("filter", filter);
        model.addAttribute("chosen", filter.lights());
        model.addAttribute(
                "sitesRed",
                points.stream()
                        .filter(one -> one.worst().equals("red"))
                        .mapToLong(Lights.Point::lines)
                        .sum());
        model.addAttribute(
                "redPoints",
                points.stream().filter(one -> one.worst().equals("red")).count());
        model.addAttribute("division", wanted.division());
        model.addAttribute("choices", actor.isOfficer() ? divisions.below(actor.division()) : List.of());
        model.addAttribute("chains", lights.chains());
        model.addAttribute("red", settings.number("chain.red-days", asOf.at()));
        model.addAttribute("orange", settings.number("chain.orange-days", asOf.at()));
        model.addAttribute("yellow", settings.number("chain.yellow-days", asOf.at()));
        model.addAttribute("hrefs", new Hrefs(filter, asOf));
        model.addAttribute("projected", lights.projected().orElse(null));
    }

    @GetMapping("/chains/lights.xlsx")
    void export(LightsFilter filter, AsOf asOf, HttpServletResponse response) throws IOException {
        mayRead();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"lights-" + asOf.day() + ".xlsx\"");
        export.write(filter.wanted(asOf), response.getOutputStream());
    }

    /** Addresses of the same list in other ways. */
    record Hrefs(LightsFilter filter, AsOf asOf) {

        public String light(String light) {
            return filter.query("/chains/lights", asOf, light);
        }

        public String view(String view) {
            return new LightsFilter(
                            filter.light(), filter.chain(), filter.division(), filter.cause(), filter.words(), view)
                    .query("/chains/lights", asOf);
        }

        public String cause(String ref) {
            return new LightsFilter(null, filter.chain(), filter.division(), ref, filter.words(), null)
                    .query("/chains/lights", asOf);
        }

        public String xlsx() {
            return filter.query("/chains/lights.xlsx", asOf);
        }
    }
}
