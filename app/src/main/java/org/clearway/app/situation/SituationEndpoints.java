package org.clearway.app.situation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.clearway.app.shared.audit.Trail;
import org.clearway.app.shared.port.Ending;
import org.clearway.app.shared.port.SearchSource;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Phrases;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages search, to do, what ends when and trail show, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Situation", description = "Search, what waits, what ends when, the trail")
class SituationEndpoints {

    private static final int MOST = 200;

    private final List<SearchSource> sources;
    private final List<ToDo> toDos;
    private final List<Ending> endings;
    private final Trail trail;
    private final Phrases phrases;

    SituationEndpoints(
            List<SearchSource> sources, List<ToDo> toDos, List<Ending> endings, Trail trail, Phrases phrases) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::position))
                .toList();
        this.toDos = toDos;
        this.endings = endings;
        this.trail = trail;
        this.phrases = phrases;
    }

    /** A hit with where it was found. */
    record Hit(String source, String titleZh, String titleEn, String context, String href) {}

    record Task(String what, @Nullable Instant due, Instant since, String href) {}

    record End(String what, String who, Instant at, String href) {}

    /** @param next give it as {@code before} to go on; null on the last page */
    record Lines(List<Trail.Line> rows, @Nullable Long next) {}

    @GetMapping("/search")
    @Operation(summary = "What the one search field finds within reach, at most 20 of each kind")
    List<Hit> search(@RequestParam String q) {
        String sought = q.strip();
        return sought.isEmpty()
                ? List.of()
                : sources.stream()
                        .flatMap(source -> source.find(sought, 20).stream()
                                .map(hit -> new Hit(
                                        source.headingKey(), hit.titleZh(), hit.titleEn(), hit.context(), hit.href())))
                        .toList();
    }

    @GetMapping("/to-do")
    @Operation(summary = "What waits for me, most urgent first")
    List<Task> toDo(Locale locale) {
        Words words = new Words(locale);
        return toDos.stream()
                .flatMap(source -> source.tasks(MOST).stream())
                .sorted(Comparator.comparing(ToDo.Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ToDo.Task::since))
                .limit(MOST)
                .map(task -> new Task(
                        phrases.of(task.whatKey(), task.arguments(), words), task.due(), task.since(), task.href()))
                .toList();
    }

    @GetMapping("/endings")
    @Operation(summary = "Exceptions that end within some days, soonest first")
    List<End> endings(@RequestParam(defaultValue = "30") int days, AsOf asOf, Locale locale) {
        Words words = new Words(locale);
        Instant until = asOf.at().plus(Duration.ofDays(Math.clamp(days, 1, 400)));
        return endings.stream()
                .flatMap(source -> source.endings(null, asOf.at(), until, MOST).stream())
                .sorted(Comparator.comparing(Ending.End::at))
                .limit(MOST)
                .map(end -> new End(phrases.of(end.whatKey(), end.arguments(), words), end.who(), end.at(), end.href()))
                .toList();
    }

    @GetMapping("/audit")
    @Operation(summary = "The trail within reach, newest first; pass `next` as `before` for older entries")
    Lines audit(
            @RequestParam(required = false) @Nullable String thing,
            @RequestParam(required = false) @Nullable String thingId,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        Actor.current().require(Right.AUDIT);
        int most = Math.clamp(limit, 1, MOST);
        List<Trail.Line> rows = trail.page(new Trail.Sought(thing, thingId, by), before, asOf.at(), most);
        return new Lines(rows, rows.size() == most ? rows.getLast().id() : null);
    }
}
