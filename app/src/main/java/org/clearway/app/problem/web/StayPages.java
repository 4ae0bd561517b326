package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clearway.app.problem.DeadlineTables;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Severity;
import org.clearway.app.problem.internal.DeadlineTrial;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Sheets;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The stays on desks behind a number of a try-out of deadlines. */
@Controller
class StayPages {

    private final DeadlineTables tables;
    private final Titles titles;

    StayPages(DeadlineTables tables, Titles titles) {
        this.tables = tables;
        this.titles = titles;
    }

    /** As it stands in the address. */
    record Asked(
            @Nullable String kind,
            String severity,
            String level,
            @Nullable Integer above,
            @Nullable Integer upto) {

        /** @throws NotFound when there is no such deadline */
        DeadlineTrial.Wanted wanted() {
            boolean known = Stream.of(Severity.values())
                            .anyMatch(one -> one.word().equals(severity))
                    && Stream.of(Level.values()).anyMatch(one -> one.word().equals(level));
            if (!known) {
                throw new NotFound("deadline", severity + " " + level);
            }
            String of = kind == null ? null : Kind.of(kind).map(Kind::word).orElse(null);
            return new DeadlineTrial.Wanted(of, severity, level, above, upto, List.of());
        }

        String query(String path) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(path)
                    .queryParam("severity", severity)
                    .queryParam("level", level);
            if (kind != null && !kind.isEmpty()) {
                address.queryParam("kind", kind);
            }
            if (above != null) {
                address.queryParam("above", above);
            }
            if (upto != null) {
                address.queryParam("upto", upto);
            }
            return address.encode().toUriString();
        }
    }

    @GetMapping("/problems/deadlines/stays")
    String page(Asked asked, @RequestParam(defaultValue = "1") int page, Model model) {
        int number = Paged.page(page);
        DeadlineTrial.Wanted wanted = asked.wanted();
        model.addAttribute("place", "problems");
        model.addAttribute("here", "problems.deadlines");
        model.addAttribute("asked", asked);
        model.addAttribute("export", asked.query("/problems/deadlines/stays.xlsx"));
        model.addAttribute(
                "list",
                new Paged<>(
                        tables.stays(wanted, Paged.offset(number), Paged.SIZE),
                        number,
                        Paged.SIZE,
                        tables.countStays(wanted),
                        asked.query("/problems/deadlines/stays")));
        return "problem/stays";
    }

    @GetMapping("/problems/deadlines/stays.xlsx")
    void export(Asked asked, Locale locale, HttpServletResponse response) throws IOException {
        Words words = new Words(locale);
        DeadlineTrial.Wanted wanted = asked.wanted();
        try (SheetWriter sheet = Sheets.open(response, "stays")) {
            sheet.header(
                    List.of("编号 number", "标题 title", "类别 kind", "承办 desk", "到达 from", "离开 to", "工作小时 working hours"));
            sheet.rows(
                    (offset, most) -> tables.stays(wanted, offset, most),
                    one -> Arrays.asList(
                            one.number(),
                            titles.of(one.title(), one.matter(), one.args(), words),
                            one.kind(),
                            words.name(one.ownerZh(), one.ownerEn()),
                            one.fromAt(),
                            one.toAt(),
                            one.hours()));
        }
    }
}
