package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.problem.DeadlineTables;
import org.clearway.app.problem.DecidingDeadlines;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.RoutingTables;
import org.clearway.app.problem.internal.DeadlineTrial;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who can decide what and how long it may take, for programs: read, tried on past problems, drafted. What a program drafted a person
 * decides on the page.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "problems")
class RulesApi {

    private static final int MOST = 200;
    private static final int DEEPEST = 200_000;

    private final RoutingTables routing;
    private final DeadlineTables deadlines;
    private final DecidingDeadlines deciding;
    private final Titles titles;
    private final Once once;

    RulesApi(RoutingTables routing, DeadlineTables deadlines, DecidingDeadlines deciding, Titles titles, Once once) {
        this.routing = routing;
        this.deadlines = deadlines;
        this.deciding = deciding;
        this.titles = titles;
        this.once = once;
    }

    record Routing(List<RoutingTables.Line> lines, List<RoutingTables.Version> versions) {}

    record RoutingDraft(
            @Nullable Map<String, String> departments,
            @Nullable LocalDate validFrom,
            @Nullable String why) {

        RoutingTables.Draft draft() {
            return new RoutingTables.Draft(
                    departments == null ? Map.of() : departments, validFrom, why == null ? "" : why);
        }
    }

    record Deadlines(List<DeadlineTables.Held> deadlines, List<DeadlineTables.Version> versions) {}

    record DeadlineDraft(
            @Nullable List<DeadlineTables.Line> lines,
            @Nullable LocalDate validFrom,
            @Nullable String why) {

        DeadlineTables.Draft draft() {
            List<DeadlineTables.Line> given = lines == null ? List.of() : lines;
            return new DeadlineTables.Draft(
                    given.stream().map(DeadlineDraft::whole).toList(), validFrom, why == null ? "" : why);
        }

        private static DeadlineTables.Line whole(DeadlineTables.Line line) {
            return new DeadlineTables.Line(
                    line.kind() == null ? "" : line.kind(),
                    line.severity() == null ? "" : line.severity(),
                    line.level() == null ? "" : line.level(),
                    line.hours());
        }
    }

    record Made(long id) {}

    /**
     * A stay on a desk.
     *
     * @param to    null while it lies there
     * @param hours working hours, begun ones counted
     */
    record StayRow(
            String number,
            String title,
            String kind,
            String severity,
            String level,
            String desk,
            Instant from,
            @Nullable Instant to,
            int hours) {}

    /**
     * The longest first.
     *
     * @param next what to hand in as {@code after}: a place in the list, null at its end
     */
    record Stays(List<StayRow> items, @Nullable Integer next) {}

    @Operation(summary = "Where each kind goes now in the own division, by whose table, and where a table has a hole")
    @GetMapping("/problem-routing")
    Routing routing() {
        return new Routing(routing.inForce(), routing.versions());
    }

    @Operation(summary = "Try a routing table on the problems of the last 90 days; nothing is written")
    @PostMapping("/problem-routing/trials")
    List<RoutingTables.Tried> tryRouting(@RequestBody RoutingDraft body) {
        return routing.tryOut(body.draft());
    }

    @Operation(summary = "Draft the own division's next routing table, which another person decides")
    @PostMapping("/problem-routing/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    Made draftRouting(
            @RequestBody RoutingDraft body, @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(key, "problems.routing", body, Made.class, () -> new Made(routing.draft(body.draft())));
    }

    @Operation(summary = "Deadlines in working hours by severity and level, of one kind or, without it, of all kinds")
    @GetMapping("/problem-deadlines")
    Deadlines deadlines(@RequestParam(defaultValue = "") String kind) {
        String known = Kind.of(kind).map(Kind::word).orElse("");
        return new Deadlines(deadlines.inForce(known), deadlines.versions());
    }

    @Operation(summary = "Try other deadlines on what lay on desks in the last 90 days; nothing is written")
    @PostMapping("/problem-deadlines/trials")
    List<DeadlineTables.Tried> tryDeadlines(@RequestBody DeadlineDraft body) {
        return deadlines.tryOut(body.draft());
    }

    @Operation(
            summary =
                    "What lay on desks in the last 90 days behind a number of a try-out: more than `above` and up to `upto` hours")
    @GetMapping("/problem-deadlines/stays")
    Stays stays(
            StayPages.Asked asked,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        int size = Math.clamp(limit, 1, MOST);
        int offset = Math.clamp(after, 0, DEEPEST);
        Words words = new Words(locale);
        List<DeadlineTrial.Stay> found = deadlines.stays(asked.wanted(), offset, size + 1);
        return new Stays(
                found.stream().limit(size).map(one -> row(one, words)).toList(),
                found.size() > size ? offset + size : null);
    }

    private StayRow row(DeadlineTrial.Stay one, Words words) {
        return new StayRow(
                one.number(),
                titles.of(one.title(), one.matter(), one.args(), words),
                one.kind(),
                one.severity(),
                one.level(),
                words.name(one.ownerZh(), one.ownerEn()),
                one.fromAt(),
                one.toAt(),
                one.hours());
    }

    @Operation(summary = "Draft other deadlines (of the ministry only), which another person decides")
    @PostMapping("/problem-deadlines/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    Made draftDeadlines(
            @RequestBody DeadlineDraft body,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(key, "problems.deadlines", body, Made.class, () -> new Made(deciding.draft(body.draft())));
    }
}
