package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.clearway.app.problem.BlockingPoint;
import org.clearway.app.problem.BlockingPoints;
import org.clearway.app.problem.GroupingProblems;
import org.clearway.app.problem.internal.PointSuggestions;
import org.clearway.app.shared.once.Once;
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

/** Blocking points for programs. */
@RestController
@RequestMapping("/api/v1/blocking-points")
@Tag(name = "problems")
class PointsApi {

    private static final int MOST = 200;

    private final BlockingPoints points;
    private final GroupingProblems grouping;
    private final Once once;

    PointsApi(BlockingPoints points, GroupingProblems grouping, Once once) {
        this.points = points;
        this.grouping = grouping;
        this.once = once;
    }

    record Page(List<BlockingPoint> items, @Nullable Long next) {}

    record Made(long id) {}

    record Answer(String text) {}

    @Operation(summary = "Blocking points within reach, newest first, by cursor")
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<BlockingPoint> rows = points.list(state, after, 0, most);
        return new Page(
                rows, rows.size() < most ? null : Long.valueOf(rows.getLast().id()));
    }

    @Operation(
            summary = "Groups of open problems that may have one thing behind them, with the rule and what is the same")
    @GetMapping("/suggestions")
    List<PointSuggestions.Suggestion> suggested() {
        return points.suggested();
    }

    @Operation(summary = "One blocking point")
    @GetMapping("/{id}")
    BlockingPoint one(@PathVariable long id) {
        return points.byId(id);
    }

    @Operation(summary = "Put problems behind one blocking point")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made group(
            @RequestBody GroupingProblems.NewPoint body,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        GroupingProblems.NewPoint wanted = new GroupingProblems.NewPoint(
                body.title() == null ? "" : body.title(),
                body.numbers() == null ? List.of() : body.numbers(),
                body.rule() == null ? "chosen" : body.rule(),
                body.key());
        return once.answer(key, "problems.point", body, Made.class, () -> new Made(grouping.group(wanted)));
    }

    @Operation(summary = "One answer for all problems behind it that lie on the caller's desks")
    @PostMapping("/{id}/answers")
    GroupingProblems.Answered answer(
            @PathVariable long id,
            @RequestBody Answer body,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key,
                "problems.point.answer." + id,
                body,
                GroupingProblems.Answered.class,
                () -> grouping.answerAll(id, body.text() == null ? "" : body.text()));
    }
}
