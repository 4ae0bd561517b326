package org.clearway.app.whitelist.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.once.Once;
import org.clearway.app.whitelist.CommonRules;
import org.clearway.app.whitelist.Criterion;
import org.clearway.app.whitelist.Grant;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the ministry sets for all lists, with its days. */
@RestController
@RequestMapping("/api/v1/white-list-rules")
@Tag(name = "White lists")
class CommonRulesApi {

    private final WhiteLists lists;
    private final CommonRules rules;
    private final Once once;

    CommonRulesApi(WhiteLists lists, CommonRules rules, Once once) {
        this.lists = lists;
        this.rules = rules;
        this.once = once;
    }

    /** A version with its checklist. */
    record VersionAnswer(WhiteLists.Version version, List<Criterion> items) {}

    record End(@Nullable LocalDate last) {}

    @GetMapping("/criteria")
    @Operation(summary = "All versions of the common criteria, the latest first")
    List<VersionAnswer> criteria() {
        Map<Integer, List<Criterion>> items = lists.criteria();
        return lists.versions().stream()
                .map(one -> new VersionAnswer(one, items.getOrDefault(one.version(), List.of())))
                .toList();
    }

    @PostMapping("/criteria")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Publish a version of the common criteria; takes a person's session")
    VersionAnswer publish(
            @RequestBody CommonRules.WantedCriteria wanted,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        int version = once.answer(key, "white-list.criteria", wanted, Integer.class, () -> rules.publish(wanted));
        return criteria().stream()
                .filter(one -> one.version().version() == version)
                .findFirst()
                .orElseThrow();
    }

    @GetMapping("/grants")
    @Operation(summary = "All that a listing granted, grants or will grant")
    List<Grant> grants() {
        return lists.grants();
    }

    @PostMapping("/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Grant something from a day on; takes a person's session")
    List<Grant> grant(@RequestBody CommonRules.WantedGrant wanted) {
        rules.grant(wanted);
        return lists.grants();
    }

    @PostMapping("/grants/{purpose}/{code}/end")
    @Operation(summary = "Give a grant its last day; takes a person's session")
    List<Grant> end(@PathVariable String purpose, @PathVariable String code, @RequestBody End end) {
        rules.end(purpose, code, end.last());
        return lists.grants();
    }
}
