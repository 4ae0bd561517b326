package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.chain.Blocking;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Sheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Roads, exits and ports that are blocked: the list, and the form that adds one or opens one. */
@Controller
class RoadsPage {

    private static final List<String> HEADER = List.of(
            "名称 name",
            "名称（英文） name in English",
            "类型 kind",
            "区划 division",
            "始发 from",
            "到达 to",
            "可通过比例 passes (share)",
            "起始日 first day",
            "截止日 last day",
            "理由 ground",
            "登记人 said by",
            "登记时间 recorded at");

    private final Blocking blocking;
    private final DivisionNames divisions;
    private final Reasons reasons;
    private final ClearwayClock clock;

    RoadsPage(Blocking blocking, DivisionNames divisions, Reasons reasons, ClearwayClock clock) {
        this.blocking = blocking;
        this.divisions = divisions;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/chains/roads")
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "1") int page,
            AsOf asOf,
            Model model) {
        Map<String, String> empty = Map.of(
                "division",
                Actor.current().division(),
                "fromDivision",
                Actor.current().division(),
                "toDivision",
                "000000",
                "openShare",
                "0",
                "from",
                clock.today().toString(),
                "until",
                clock.today().plusDays(6).toString());
        return show(words, Paged.page(page), asOf, model, empty, Reasons.Errors.NONE);
    }

    @GetMapping("/chains/roads.xlsx")
    void export(@RequestParam(defaultValue = "") String words, AsOf asOf, HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.REPORTS);
        try (SheetWriter sheet = Sheets.open(response, "roads")) {
            sheet.header(HEADER);
            sheet.rows((from, most) -> blocking.holding(words, asOf.at(), asOf.day(), from, most), RoadsPage::cells);
        }
    }

    private static List<@Nullable Object> cells(Blocking.Blocked row) {
        return Arrays.asList(
                row.nameZh(),
                row.nameEn(),
                row.kind(),
                row.division(),
                row.fromDivision(),
                row.toDivision(),
                row.openShare(),
                row.validFrom(),
                row.validTo(),
                row.ground(),
                row.saidBy(),
                row.recordedAt());
    }

    private static String address(String path, String words, AsOf asOf) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("words", words)
                .queryParam("asOf", asOf.parameter())
                .encode()
                .toUriString();
    }

    private String show(
            String words, int page, AsOf asOf, Model model, Map<String, String> typed, Reasons.Errors errors) {
        Actor.current().require(Right.REPORTS);
        List<Blocking.Blocked> rows = blocking.holding(words, asOf.at(), asOf.day(), Paged.offset(page), Paged.SIZE);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.roads");
        model.addAttribute(
                "list",
                new Paged<>(
                        rows,
                        page,
                        Paged.SIZE,
                        blocking.count(words, asOf.at(), asOf.day()),
                        address("/chains/roads", words, asOf)));
        model.addAttribute("wanted", words);
        model.addAttribute("export", address("/chains/roads.xlsx", words, asOf));
        model.addAttribute(
                "places",
                divisions.of(rows.stream()
                        .flatMap(row -> Stream.of(row.division(), row.fromDivision(), row.toDivision()))
                        .toList()));
        model.addAttribute("kinds", Blocking.KINDS);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("may", Actor.current().may(Right.PREPARE) && !asOf.past());
        return "chain/roads";
    }

    @PostMapping("/chains/roads")
    String block(@RequestParam Map<String, String> fields, Model model, Locale locale, HttpServletResponse response) {
        try {
            blocking.block(read(fields));
            return "redirect:/chains/roads";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show("", 1, AsOf.now(clock), model, fields, reasons.errors(refusal, locale));
        }
    }

    @PostMapping("/chains/roads/{thing}/open")
    String open(
            @PathVariable long thing,
            @RequestParam(defaultValue = "") String why,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            blocking.open(thing, why);
            return "redirect:/chains/roads";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show("", 1, AsOf.now(clock), model, Map.of(), reasons.errors(refusal, locale));
        }
    }

    private static Blocking.NewBlock read(Map<String, String> fields) {
        TypedFields typed = new TypedFields(fields);
        double share = typed.number("openShare");
        LocalDate from = typed.day("from");
        LocalDate until = typed.day("until");
        typed.refuseUnread();
        return new Blocking.NewBlock(
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("nameZh", ""),
                fields.getOrDefault("nameEn", ""),
                fields.getOrDefault("division", ""),
                fields.getOrDefault("fromDivision", ""),
                fields.getOrDefault("toDivision", ""),
                share,
                from,
                until,
                fields.getOrDefault("ground", ""));
    }
}
