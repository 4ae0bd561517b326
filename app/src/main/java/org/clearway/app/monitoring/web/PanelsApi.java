package org.clearway.app.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.monitoring.Panels;
import org.clearway.app.monitoring.Panels.Panel;
import org.clearway.app.monitoring.panel.BuildingPanels;
import org.clearway.app.monitoring.panel.NewPanel;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Panels: one of them, its members as of any day, and building and changing them; under the rules of the page. */
@RestController
@RequestMapping("/api/v1/panels")
@Tag(name = "Panels", description = "Named, dated sets of enterprises")
class PanelsApi {

    private static final String CODE = "/{code:[a-z][A-Za-z0-9_:]{1,60}}";
    private static final int LIMIT = 200;

    private final Panels panels;
    private final BuildingPanels building;
    private final Once once;

    PanelsApi(Panels panels, BuildingPanels building, Once once) {
        this.panels = panels;
        this.building = building;
        this.once = once;
    }

    @GetMapping(CODE)
    Panel one(@PathVariable String code, @RequestParam(required = false) @Nullable String day, AsOf asOf) {
        Actor.current().require(Right.REPORTS);
        return panels.byCode(code, ListFilter.parse("day", day, asOf.day()))
                .orElseThrow(() -> new NotFound("panel", code));
    }

    @GetMapping(CODE + "/members")
    @Operation(summary = "Members on a day, by division; pass `next` as `after` for the following page")
    Page<MemberAnswer> members(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        LocalDate on = ListFilter.parse("day", day, asOf.day());
        one(code, day, asOf);
        int from = Math.clamp(after, 0, BuildingPanels.MOST_MEMBERS * 10);
        int size = Math.clamp(limit, 1, LIMIT);
        List<BuildingPanels.Member> rows = building.members(code, on, from, size + 1);
        return new Page<>(
                rows.stream().limit(size).map(MemberAnswer::of).toList(),
                rows.size() > size ? Integer.toString(from + size) : null);
    }

    /** @param next what to hand in as {@code after}, null on the last page */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** @param creditCode null when the enterprise is out of reach */
    record MemberAnswer(
            long enterpriseId,
            @Nullable String creditCode,
            String division,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static MemberAnswer of(BuildingPanels.Member one) {
            return new MemberAnswer(
                    one.enterpriseId(),
                    one.enterprise() == null ? null : one.enterprise().creditCode(),
                    one.division(),
                    one.validFrom(),
                    one.validTo());
        }
    }

    @PostMapping
    @Operation(summary = "Build a panel by filter, by credit codes, or by both")
    Built build(
            @RequestBody Wanted wanted,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
            AsOf asOf) {
        return once.answer(
                key,
                "panels.build",
                wanted,
                Built.class,
                () -> new Built(String.valueOf(wanted.code()), building.build(wanted.panel(asOf.day()))));
    }

    /** @param creditCodes members by code; the four words before it are a filter of the directory */
    record Wanted(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String ground,
            @Nullable String division,
            @Nullable String industry,
            @Nullable String chain,
            @Nullable String size,
            @Nullable List<String> creditCodes,
            @Nullable LocalDate validFrom) {

        NewPanel panel(LocalDate today) {
            EnterpriseFilter filter =
                    new PanelPages.Typed("", "", "", "", division, industry, chain, size, "", "").filter();
            return new NewPanel(
                    text(code),
                    text(nameZh),
                    text(nameEn),
                    text(ground),
                    filter,
                    creditCodes == null ? List.of() : creditCodes,
                    validFrom == null ? today : validFrom);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    record Built(String code, long members) {}

    @PostMapping(CODE + "/members")
    @Operation(summary = "Add enterprises from a day on; who is a member stays one, so a repeat changes nothing")
    Added add(@PathVariable String code, @RequestBody Joining joining, AsOf asOf) {
        List<String> codes = joining.creditCodes() == null ? List.of() : joining.creditCodes();
        LocalDate from = joining.validFrom() == null ? asOf.day() : joining.validFrom();
        return new Added(building.add(code, codes, from));
    }

    record Joining(
            @Nullable List<String> creditCodes, @Nullable LocalDate validFrom) {}

    record Added(int added) {}

    @PostMapping(CODE + "/members/{creditCode:[0-9A-Z]{18}}/end")
    @Operation(summary = "The last day of a member is today; days before keep it")
    void end(@PathVariable String code, @PathVariable String creditCode, AsOf asOf) {
        building.end(code, creditCode, asOf.day());
    }
}
