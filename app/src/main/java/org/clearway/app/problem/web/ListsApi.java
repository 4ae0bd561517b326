package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.clearway.app.problem.SupportListRegister;
import org.clearway.app.problem.SupportLists;
import org.clearway.app.shared.once.Once;
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

/** Support lists for programs: read by either side, written by the asking province's industry authority. */
@RestController
@RequestMapping("/api/v1/support-lists")
@Tag(name = "problems")
class ListsApi {

    private static final int MOST = 200;

    private final SupportListRegister register;
    private final SupportLists lists;
    private final Titles titles;
    private final Once once;

    ListsApi(SupportListRegister register, SupportLists lists, Titles titles, Once once) {
        this.register = register;
        this.lists = lists;
        this.titles = titles;
        this.once = once;
    }

    record Page(
            List<SupportListRegister.Listed> items,
            @Nullable Long next) {}

    record Whole(SupportListRegister.Listed list, List<Line> items) {}

    /** @param result solved, partly or cannot; null while it is not answered */
    record Line(
            String number,
            String enterprise,
            String matter,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable LocalDate neededBy,
            @Nullable String result,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredName) {}

    record Wanted(
            String province,
            List<SupportLists.Asked> lines,
            String tried,
            @Nullable String words) {}

    record Made(long id) {}

    @Operation(summary = "Support lists that the own territory wrote or is asked by, newest first, by cursor")
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String side,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<SupportListRegister.Listed> rows = register.list(side, state, after, 0, most);
        return new Page(
                rows, rows.size() < most ? null : Long.valueOf(rows.getLast().id()));
    }

    @Operation(summary = "One support list with its enterprises, matters and signed answers")
    @GetMapping("/{id}")
    Whole one(@PathVariable long id, Locale locale) {
        Words words = new Words(locale);
        return new Whole(
                register.byId(id),
                lists.items(id).stream().map(item -> line(item, words)).toList());
    }

    private Line line(SupportLists.Item item, Words words) {
        return new Line(
                item.number(),
                words.name(item.whoZh(), item.whoEn()),
                titles.of(item.matter(), item.matterKey(), item.args(), words),
                item.quantity(),
                item.unit(),
                item.neededBy(),
                item.result(),
                item.answer(),
                item.answeredAt(),
                item.answeredName());
    }

    @Operation(summary = "Write and sign a support list")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made write(@RequestBody Wanted body, @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key,
                "problems.list",
                body,
                Made.class,
                () -> new Made(lists.write(
                        body.province() == null ? "" : body.province(),
                        body.lines() == null ? List.of() : body.lines(),
                        body.tried() == null ? "" : body.tried(),
                        body.words())));
    }
}
