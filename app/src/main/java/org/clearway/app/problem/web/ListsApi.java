package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.clearway.app.problem.SupportListRegister;
import org.clearway.app.problem.SupportLists;
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

/** Support lists for programs: read by either side, written by the asking province's industry authority. */
@RestController
@RequestMapping("/api/v1/support-lists")
@Tag(name = "problems")
class ListsApi {

    private static final int MOST = 200;

    private final SupportListRegister register;
    private final SupportLists lists;
    private final Once once;

    ListsApi(SupportListRegister register, SupportLists lists, Once once) {
        this.register = register;
        this.lists = lists;
        this.once = once;
    }

    record Page(
            List<SupportListRegister.Listed> items,
            @Nullable Long next) {}

    record Whole(SupportListRegister.Listed list, List<SupportLists.Item> items) {}

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
    Whole one(@PathVariable long id) {
        return new Whole(register.byId(id), lists.items(id));
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
