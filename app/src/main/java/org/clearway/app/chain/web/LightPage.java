package org.clearway.app.chain.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.chain.Futures;
import org.clearway.app.chain.LightFile;
import org.clearway.app.chain.LightLine;
import org.clearway.app.chain.OpeningLight;
import org.clearway.app.chain.internal.Marks;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.port.LinkedCases;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.clearway.engine.project.light.LightThresholds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One light: what is the matter, the picture of its cause, two futures, the ways out, why, and on what evidence. */
@Controller
class LightPage {

    private final OpeningLight opening;
    private final Futures futures;
    private final DivisionNames divisions;
    private final Settings settings;
    private final Phrases phrases;
    private final List<LinkedCases> cases;

    LightPage(
            OpeningLight opening,
            Futures futures,
            DivisionNames divisions,
            Settings settings,
            Phrases phrases,
            List<LinkedCases> cases) {
        this.opening = opening;
        this.futures = futures;
        this.divisions = divisions;
        this.settings = settings;
        this.phrases = phrases;
        this.cases = cases;
    }

    @GetMapping("/chains/lights/{site}/{part}")
    String open(@PathVariable long site, @PathVariable long part, AsOf asOf, Model model, Locale locale) {
        LightsPage.mayRead();
        LightFile file = opening.open(site, part, asOf).orElseThrow(() -> new NotFound("light", site + "/" + part));
        LightLine line = file.line();
        Actor actor = Actor.current();
        Words words = new Words(locale);
        model.addAttribute("place", actor.isOfficer() ? "chains" : "lights");
        model.addAttribute("here", actor.isOfficer() ? "chains.lights" : null);
        model.addAttribute("file", file);
        model.addAttribute("line", line);
        model.addAttribute(
                "largest", file.causes().isEmpty() ? null : file.causes().getFirst());
        if (actor.isOfficer() && !line.light().equals("green")) {
            Map<String, String> known = new HashMap<>();
            model.addAttribute(
                    "graph",
                    CauseGraph.draw(
                            file,
                            words,
                            phrases,
                            code -> known.computeIfAbsent(code, key -> {
                                DivisionNames.Named name = divisions.of(key);
                                return words.name(name.nameZh(), name.nameEn());
                            })));
        }
        LightThresholds marks = marks(line, asOf);
        int red = marks.redDays();
        int orange = marks.orangeDays();
        int yellow = marks.yellowDays();
        model.addAttribute("red", red);
        model.addAttribute("orange", orange);
        model.addAttribute("yellow", yellow);
        model.addAttribute("rules", rule(line));
        // A past moment has its lights and reports; the network in memory is today's.
        Futures.Two two = asOf.past() ? null : futures.of(site, part, line.causeKind(), causeRef(file));
        model.addAttribute("two", two);
        model.addAttribute("difference", FutureDifference.of(two, words, phrases));
        model.addAttribute("chart", two == null ? null : FutureChart.of(two, line.businessDate(), red, orange, yellow));
        String ref = line.causeRef();
        model.addAttribute(
                "cases",
                ref == null
                        ? List.of()
                        : LinkedCases.of(cases, "chain", List.of(ref)).getOrDefault(ref, List.of()));
        return "chain/light";
    }

    /** Of the part, else of its chain, else the general ones; those too where the nearer ones contradict each other. */
    private LightThresholds marks(LightLine line, AsOf asOf) {
        Marks marks = Marks.of(settings, asOf.at());
        try {
            return marks.of(line.chain(), line.partId());
        } catch (IllegalArgumentException contradiction) {
            return marks.of("", 0);
        }
    }

    private Settings.Dated rule(LightLine line) {
        return Stream.of(line.chain() + "/" + line.partId(), line.chain(), "")
                .map(subject -> settings.history("chain.red-days", subject))
                .filter(dated -> !dated.isEmpty())
                .findFirst()
                .orElseThrow()
                .getFirst();
    }

    private static @org.jspecify.annotations.Nullable String causeRef(LightFile file) {
        return file.line().causeRef();
    }
}
