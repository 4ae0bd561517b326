package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.problem.SupportListRegister;
import org.clearway.app.problem.SupportLists;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Support lists between two provinces: written and signed here, answered and signed there. */
@Controller
@RequestMapping("/problems/lists")
class SupportPages {

    private final SupportListRegister register;
    private final SupportLists lists;
    private final Provinces provinces;
    private final Reasons reasons;
    private final ClearwayClock clock;

    SupportPages(
            SupportListRegister register,
            SupportLists lists,
            Provinces provinces,
            Reasons reasons,
            ClearwayClock clock) {
        this.register = register;
        this.lists = lists;
        this.provinces = provinces;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String side,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int asked = Paged.page(page);
        String query = query("/problems/lists", side, state);
        model.addAttribute(
                "list",
                new Paged<>(
                        register.list(side, state, null, Paged.offset(asked), Paged.SIZE),
                        asked,
                        Paged.SIZE,
                        register.count(side, state),
                        query));
        model.addAttribute("sides", SupportListRegister.SIDES);
        model.addAttribute("states", SupportListRegister.STATES);
        model.addAttribute("side", side);
        model.addAttribute("state", state);
        model.addAttribute("export", query("/problems/lists/export.xlsx", side, state));
        model.addAttribute("writes", writes());
        return shown(model, Reasons.Errors.NONE, "problem/lists");
    }

    private static String query(String path, @Nullable String side, @Nullable String state) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Optional.ofNullable(ListFilter.blank(side)).ifPresent(value -> address.queryParam("side", value));
        Optional.ofNullable(ListFilter.blank(state)).ifPresent(value -> address.queryParam("state", value));
        return address.build().encode().toUriString();
    }

    /** The provincial industry authority writes lists. */
    private static boolean writes() {
        Actor actor = Actor.current();
        return actor.isOfficer()
                && actor.may(Right.PREPARE)
                && "industry".equals(actor.department())
                && actor.division().matches("[1-8]\\d0000");
    }

    private String shown(Model model, Reasons.Errors errors, String template) {
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.lists");
        model.addAttribute("errors", errors);
        model.addAttribute("now", clock.instant());
        return template;
    }

    @GetMapping("/export.xlsx")
    void export(
            @RequestParam(required = false) @Nullable String side,
            @RequestParam(required = false) @Nullable String state,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Words words = new Words(locale);
        List<SupportListRegister.Listed> rows = register.list(side, state, null, 0, ProblemRegister.COUNTED);
        try (SheetWriter sheet = Sheets.open(response, "support-lists")) {
            sheet.header(List.of(
                    "清单号 no.",
                    "发出 from",
                    "协办 to",
                    "发出时间 made",
                    "签署 signed",
                    "答复期限 answer by",
                    "事项数 items",
                    "已答复 answered"));
            rows.forEach(one -> sheet.row(Arrays.asList(
                    one.id(),
                    words.name(one.fromZh(), one.fromEn()),
                    words.name(one.toZh(), one.toEn()),
                    one.madeAt(),
                    one.signedName(),
                    one.answerBy(),
                    one.items(),
                    one.answered())));
        }
    }

    @GetMapping("/{id:\\d{1,18}}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("support", register.byId(id));
        model.addAttribute("items", lists.items(id));
        return shown(model, Reasons.Errors.NONE, "problem/support");
    }

    @GetMapping("/new")
    String write(Model model) {
        return form(null, null, null, Map.of(), Reasons.Errors.NONE, model);
    }

    private String form(
            @Nullable String province,
            @Nullable String tried,
            @Nullable String words,
            Map<String, String> typed,
            Reasons.Errors errors,
            Model model) {
        model.addAttribute("candidates", register.candidates(Paged.SIZE));
        model.addAttribute("provinces", provinces.but(Actor.current().division()));
        model.addAttribute("province", province);
        model.addAttribute("tried", tried);
        model.addAttribute("said", words);
        model.addAttribute("typed", typed);
        return shown(model, errors, "problem/list-new");
    }

    @PostMapping
    String send(
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "") String tried,
            @RequestParam(required = false) @Nullable String said,
            @RequestParam Map<String, String> all,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            List<SupportLists.Asked> lines = all.keySet().stream()
                    .filter(key -> key.startsWith("on-P-"))
                    .sorted()
                    .map(key -> line(key.substring(3), all))
                    .toList();
            return "redirect:/problems/lists/" + lists.write(province, lines, tried, said);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(province, tried, said, all, reasons.errors(refusal, locale), model);
        }
    }

    private static SupportLists.Asked line(String number, Map<String, String> all) {
        String by = all.getOrDefault("by-" + number, "");
        if (!by.isBlank() && !by.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new Refusal(Reason.at("neededBy", "problem.day", by));
        }
        return new SupportLists.Asked(
                number,
                all.getOrDefault("matter-" + number, ""),
                all.get("quantity-" + number),
                all.get("unit-" + number),
                by.isBlank() ? null : LocalDate.parse(by));
    }
}
