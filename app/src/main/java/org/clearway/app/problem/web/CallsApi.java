package org.clearway.app.problem.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.clearway.app.directory.Contact;
import org.clearway.app.problem.CallSheet;
import org.clearway.app.problem.KeepingRecord;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.web.Phrases;
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

/** The call sheet of the caller's own desk for programs: whom to phone next, and what came of a call. */
@RestController
@RequestMapping("/api/v1/problem-calls")
@Tag(name = "problems")
class CallsApi {

    private static final int MOST = 200;

    private final CallSheet calls;
    private final KeepingRecord record;
    private final Titles titles;
    private final Phrases phrases;
    private final Once once;

    CallsApi(CallSheet calls, KeepingRecord record, Titles titles, Phrases phrases, Once once) {
        this.calls = calls;
        this.record = record;
        this.titles = titles;
        this.phrases = phrases;
        this.once = once;
    }

    /**
     * One call.
     *
     * @param why reasons for its place in the order, strongest first
     * @param ask what to ask, in the caller's language
     */
    record Call(
            String number,
            String enterprise,
            String title,
            List<String> why,
            String ask,
            @Nullable String person,
            @Nullable String telephone,
            @Nullable Instant dueAt) {}

    /**
     * The order changes as calls are made, so a page is asked for by its place in it.
     *
     * @param next place of the first call that is not on this page; null at the end
     */
    record Sheet(
            List<Call> items,
            long all,
            long madeToday,
            @Nullable Integer next) {}

    record Outcome(@Nullable String outcome, @Nullable String text) {}

    @Operation(summary = "Whom to phone first this morning, the number, and what to ask")
    @GetMapping
    Sheet sheet(
            @RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "50") int limit, Locale locale) {
        Words words = new Words(locale);
        int from = Math.clamp(after, 0, 1_000_000);
        int most = Math.clamp(limit, 1, MOST);
        List<CallSheet.Call> rows = calls.calls(from, most);
        return new Sheet(
                rows.stream().map(one -> call(one, words)).toList(),
                calls.count(),
                calls.made(),
                rows.size() < most ? null : Integer.valueOf(from + most));
    }

    private Call call(CallSheet.Call one, Words words) {
        Contact first = one.contacts().isEmpty() ? null : one.contacts().getFirst();
        return new Call(
                one.problem().number(),
                words.name(one.problem().whoZh(), one.problem().whoEn()),
                titles.of(one.problem(), words),
                one.why(),
                phrases.of("problem.call-ask." + one.ask(), List.of(), words),
                first == null ? null : first.person(),
                first == null ? null : first.telephone(),
                one.problem().dueAt());
    }

    @Operation(summary = "Keep what came of a call: reached, promised, not_reached, solved_itself")
    @PostMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void made(
            @PathVariable String number,
            @RequestBody Outcome body,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        once.answer(key, "problems.call " + number, body, Boolean.class, () -> {
            record.call(number, body.outcome() == null ? "" : body.outcome(), body.text());
            return true;
        });
    }
}
