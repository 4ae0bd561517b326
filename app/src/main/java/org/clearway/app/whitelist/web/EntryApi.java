package org.clearway.app.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.whitelist.Admission;
import org.clearway.app.whitelist.AdmissionFilter;
import org.clearway.app.whitelist.Admissions;
import org.clearway.app.whitelist.Appealing;
import org.clearway.app.whitelist.Assessing;
import org.clearway.app.whitelist.Entry;
import org.clearway.app.whitelist.Finding;
import org.clearway.app.whitelist.Nominating;
import org.clearway.app.whitelist.PreparingBatches;
import org.clearway.app.whitelist.Step;
import org.clearway.app.whitelist.Verb;
import org.clearway.app.whitelist.WhiteLists;
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

/** Nominations and the life of entries. */
@RestController
@RequestMapping("/api/v1/white-list-entries")
@Tag(name = "White lists")
class EntryApi {

    private static final int LIMIT = 200;

    private final Nominating nominating;
    private final Admissions admissions;
    private final Assessing assessing;
    private final Appealing appealing;
    private final PreparingBatches preparing;
    private final WhiteLists lists;
    private final Once once;

    EntryApi(
            Nominating nominating,
            Admissions admissions,
            Assessing assessing,
            Appealing appealing,
            PreparingBatches preparing,
            WhiteLists lists,
            Once once) {
        this.nominating = nominating;
        this.admissions = admissions;
        this.assessing = assessing;
        this.appealing = appealing;
        this.preparing = preparing;
        this.lists = lists;
        this.once = once;
    }

    /** An entry as programs see it. */
    record EntryAnswer(
            Entry entry,
            String state,
            Instant since,
            @Nullable Instant end) {
        static EntryAnswer of(Admission one) {
            return new EntryAnswer(one.entry(), one.word(), one.since(), one.end());
        }
    }

    record LifeAnswer(EntryAnswer entry, List<Step> steps, Map<String, Finding> findings) {}

    record Page(List<EntryAnswer> items, @Nullable Long next) {}

    record Words(@Nullable String words) {}

    record Answer(boolean reopen, @Nullable String words) {}

    record Change(@Nullable String verb, @Nullable String why) {}

    @GetMapping
    @Operation(summary = "Entries within reach, the latest first")
    Page list(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        Long id = list == null ? null : lists.byCode(list).id();
        int size = Math.clamp(limit, 1, LIMIT);
        List<EntryAnswer> rows =
                admissions.before(new AdmissionFilter(id, state, division, null, q, null), after, size).stream()
                        .map(EntryAnswer::of)
                        .toList();
        return new Page(rows, rows.size() < size ? null : rows.getLast().entry().id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Nominate an enterprise to a list")
    EntryAnswer nominate(
            @RequestBody Nominating.Wanted wanted,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        long id = once.answer(key, "white-list.nominate", wanted, Long.class, () -> nominating.nominate(wanted));
        return EntryAnswer.of(admissions.find(id));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One entry with all steps of its life and the findings that count")
    LifeAnswer one(@PathVariable long id) {
        return new LifeAnswer(EntryAnswer.of(admissions.find(id)), admissions.steps(id), assessing.findings(id));
    }

    @PostMapping("/{id}/assessment")
    @Operation(summary = "Answer every item of the checklist")
    LifeAnswer assess(@PathVariable long id, @RequestBody Map<String, Assessing.Answer> answers) {
        assessing.assess(id, answers);
        return one(id);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Withdraw a nomination")
    LifeAnswer withdraw(@PathVariable long id) {
        nominating.withdraw(id);
        return one(id);
    }

    @PostMapping("/{id}/appeal")
    @Operation(summary = "Appeal against a refusal or removal")
    LifeAnswer appeal(@PathVariable long id, @RequestBody Words words) {
        appealing.appeal(id, words.words());
        return one(id);
    }

    @PostMapping("/{id}/appeal/answer")
    @Operation(summary = "Answer an appeal; takes a person's session")
    LifeAnswer answer(@PathVariable long id, @RequestBody Answer answer) {
        appealing.answer(id, answer.reopen(), answer.words());
        return one(id);
    }

    @PostMapping("/{id}/changes")
    @Operation(summary = "Put a card into the draft: extend, suspend, resume or remove")
    LifeAnswer change(@PathVariable long id, @RequestBody Change change) {
        if (change.verb() == null || !change.verb().matches("extend|suspend|resume|remove")) {
            throw new Refusal(Reason.at("verb", "whitelist.verb"));
        }
        preparing.change(id, Verb.of(change.verb()), change.why());
        return one(id);
    }
}
