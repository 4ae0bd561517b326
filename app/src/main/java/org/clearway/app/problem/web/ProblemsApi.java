package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.clearway.app.problem.ActRequest;
import org.clearway.app.problem.FilingProblems;
import org.clearway.app.problem.KeepingRecord;
import org.clearway.app.problem.NewProblem;
import org.clearway.app.problem.OwnEnterprises;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.ProblemFile;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.problem.WorkingProblems;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Problems for programs: filed, listed, read and worked by the same rules as on the pages. */
@RestController
@RequestMapping("/api/v1/problems")
@Tag(name = "problems")
class ProblemsApi {

    private static final int MOST = 200;

    private final FilingProblems filing;
    private final OwnEnterprises enterprises;
    private final ProblemRegister problems;
    private final ProblemFile files;
    private final WorkingProblems working;
    private final KeepingRecord record;
    private final Titles titles;
    private final Once once;

    ProblemsApi(
            FilingProblems filing,
            OwnEnterprises enterprises,
            ProblemRegister problems,
            ProblemFile files,
            WorkingProblems working,
            KeepingRecord record,
            Titles titles,
            Once once) {
        this.filing = filing;
        this.enterprises = enterprises;
        this.problems = problems;
        this.files = files;
        this.working = working;
        this.record = record;
        this.titles = titles;
        this.once = once;
    }

    /**
     * A filing.
     *
     * @param enterprise credit code; may be left out by an account that speaks for one enterprise
     */
    record Filing(
            @Nullable String enterprise,
            String kind,
            String title,
            String asked,
            @Nullable String place,
            @Nullable String cause,
            @Nullable Integer stopsInDays,
            @Nullable Set<String> stakes,
            @Nullable Boolean separate) {}

    /** A problem, or the open ones that look alike: send {@code separate: true} to have one of its own. */
    record Filed(@Nullable Row problem, List<Row> alike) {}

    record Row(
            String number,
            String title,
            @Nullable Long enterpriseId,
            String enterprise,
            String division,
            @Nullable String counterpart,
            String kind,
            String severity,
            List<String> severityWhy,
            String level,
            String state,
            long ownerId,
            String owner,
            boolean routingHole,
            Instant filedAt,
            @Nullable Instant dueAt,
            int missed,
            int reopened,
            @Nullable Instant closedAt,
            @Nullable Integer hours,
            int version) {}

    record Page(List<Row> items, @Nullable Long next) {}

    record Line(
            Instant at,
            String act,
            String level,
            String state,
            String name,
            @Nullable String text) {}

    record Whole(Row problem, List<Line> timeline, List<String> may) {}

    @Operation(summary = "File a problem")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Filed file(
            @RequestBody Filing body,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            java.util.Locale locale) {
        return once.answer(key, "problems.file", body, Filed.class, () -> {
            NewProblem wanted = new NewProblem(
                    enterprises.find(body.enterprise()),
                    body.kind() == null ? "" : body.kind(),
                    body.title() == null ? "" : body.title(),
                    body.asked() == null ? "" : body.asked(),
                    body.place(),
                    body.cause(),
                    body.stopsInDays(),
                    body.stakes() == null ? Set.of() : body.stakes(),
                    Boolean.TRUE.equals(body.separate()));
            return switch (filing.file(wanted, "api")) {
                case FilingProblems.Outcome.Filed filed -> new Filed(row(filed.problem(), locale), List.of());
                case FilingProblems.Outcome.Looks looks ->
                    new Filed(
                            null,
                            looks.alike().stream().map(one -> row(one, locale)).toList());
            };
        });
    }

    @Operation(summary = "Problems within reach, newest first, by cursor")
    @GetMapping
    Page list(
            ListFilter filter,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf,
            java.util.Locale locale) {
        int most = Math.clamp(limit, 1, MOST);
        List<Problem> rows = problems.before(filter.filter(asOf), after, most);
        return new Page(
                rows.stream().map(one -> row(one, locale)).toList(),
                rows.size() < most ? null : Long.valueOf(rows.getLast().id()));
    }

    @Operation(summary = "One problem with its timeline and the acts that the caller may do")
    @GetMapping("/{number}")
    Whole one(@PathVariable String number, java.util.Locale locale) {
        ProblemFile.File file = files.of(number);
        Words words = new Words(locale);
        return new Whole(
                row(file.problem(), locale),
                file.timeline().stream()
                        .map(event -> new Line(
                                event.at(),
                                event.act(),
                                event.level(),
                                event.state(),
                                event.name(),
                                titles.of(event, words)))
                        .toList(),
                file.may());
    }

    @Operation(
            summary =
                    "Do an act: take, tried, solve, escalate, ask, answer, hand_over, not_ours, wait, go_on, confirm, objection ...")
    @PostMapping("/{number}/acts")
    Row act(
            @PathVariable String number,
            @RequestBody ActRequest body,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            java.util.Locale locale) {
        return once.answer(
                key, "problems.act." + number, body, Row.class, () -> row(working.act(number, body), locale));
    }

    record Message(String audience, String text) {}

    @Operation(summary = "Write a message to the enterprise, to the own side, or into the room of the two authorities")
    @PostMapping("/{number}/messages")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void message(@PathVariable String number, @RequestBody Message body) {
        record.message(number, body.audience() == null ? "" : body.audience(), body.text() == null ? "" : body.text());
    }

    private Row row(Problem one, java.util.Locale locale) {
        Words words = new Words(locale);
        return new Row(
                one.number(),
                titles.of(one, words),
                one.enterpriseId(),
                words.name(one.whoZh(), one.whoEn()),
                one.division(),
                one.counterpart(),
                one.kind(),
                one.severity(),
                one.severityReasons(),
                one.level(),
                one.state(),
                one.ownerId(),
                words.name(one.ownerZh(), one.ownerEn()),
                one.routingHole(),
                one.filedAt(),
                one.dueAt(),
                one.missed(),
                one.reopened(),
                one.closedAt(),
                one.hours(),
                one.version());
    }
}
