package org.clearway.app.situation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.clearway.app.shared.audit.Trail;
import org.clearway.app.shared.port.Ending;
import org.clearway.app.shared.port.SearchSource;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search, to do, what ends when, the trail: the pages that gather what all modules know. */
@Controller
class FindingPages {

    private static final int HITS = 12;
    private static final int TASKS = 100;
    private static final int ENDINGS = 200;
    private static final int LINES = 50;

    private final List<SearchSource> sources;
    private final List<ToDo> toDos;
    private final List<Ending> endings;
    private final Trail trail;

    FindingPages(List<SearchSource> sources, List<ToDo> toDos, List<Ending> endings, Trail trail) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::position))
                .toList();
        this.toDos = toDos;
        this.endings = endings;
        this.trail = trail;
    }

    @GetMapping("/search")
    String search(@RequestParam(name = "q", defaultValue = "") String words, Model model) {
        String sought = words.strip();
        List<Found> found = sought.isEmpty()
                ? List.of()
                : sources.stream()
                        .map(source -> new Found(source.headingKey(), source.find(sought, HITS)))
                        .toList();
        model.addAttribute("place", "search");
        model.addAttribute("sought", sought);
        model.addAttribute(
                "found", found.stream().filter(part -> !part.hits().isEmpty()).toList());
        return "situation/search";
    }

    @GetMapping("/to-do")
    String toDo(Model model) {
        model.addAttribute("place", "to-do");
        model.addAttribute(
                "tasks",
                toDos.stream()
                        .flatMap(source -> source.tasks(TASKS).stream())
                        .sorted(Comparator.comparing(ToDo.Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(ToDo.Task::since))
                        .limit(TASKS)
                        .toList());
        model.addAttribute("limit", TASKS);
        return "situation/to-do";
    }

    @GetMapping("/endings")
    String endings(@RequestParam(defaultValue = "30") int days, AsOf asOf, Model model) {
        int ahead = Math.clamp(days, 1, 400);
        model.addAttribute("place", "endings");
        model.addAttribute("days", ahead);
        model.addAttribute(
                "endings",
                endings.stream()
                        .flatMap(source ->
                                source
                                        .endings(null, asOf.at(), asOf.at().plus(Duration.ofDays(ahead)), ENDINGS)
                                        .stream())
                        .sorted(Comparator.comparing(Ending.End::at))
                        .limit(ENDINGS)
                        .toList());
        return "situation/endings";
    }

    @GetMapping("/audit")
    String trail(
            @RequestParam(required = false) @Nullable String thing,
            @RequestParam(required = false) @Nullable String thingId,
            @RequestParam(name = "by", required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable Long before,
            AsOf asOf,
            Model model) {
        Actor.current().require(Right.AUDIT);
        List<Trail.Line> lines = trail.page(new Trail.Sought(thing, thingId, person), before, asOf.at(), LINES + 1);
        model.addAttribute("place", "trail");
        model.addAttribute("lines", lines.size() > LINES ? lines.subList(0, LINES) : lines);
        model.addAttribute("more", lines.size() > LINES ? lines.get(LINES - 1).id() : null);
        return "situation/trail";
    }

    /** Hits of one source below their heading. */
    record Found(String headingKey, List<SearchSource.Hit> hits) {}
}
