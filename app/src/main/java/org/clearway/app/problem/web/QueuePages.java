package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.Level;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.problem.Severity;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Sheets;
import org.clearway.app.shared.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of problems: the own desk by what is due, everything within reach, an enterprise's own. */
@Controller
class QueuePages {

    private static final int CHUNK = 2_000;
    private static final List<String> STATUSES = List.of(
            "open",
            "overdue",
            "open_missed",
            "working",
            "waiting",
            "asked",
            "solved",
            "unsolvable_asked",
            "closed",
            "confirmed",
            "silent",
            "unsolvable",
            "joined",
            "withdrawn",
            "missed");

    private final ProblemRegister problems;
    private final Titles titles;
    private final ClearwayClock clock;

    QueuePages(ProblemRegister problems, Titles titles, ClearwayClock clock) {
        this.problems = problems;
        this.titles = titles;
        this.clock = clock;
    }

    @GetMapping("/problems")
    String queue(@RequestParam(defaultValue = "1") int page, Model model) {
        Actor actor = Actor.current();
        int asked = Paged.page(page);
        if (actor.isEnterprise()) {
            actor.require(Right.FILE_PROBLEMS);
            List<Problem> own = problems.list(ProblemFilter.ALL, Paged.offset(asked), Paged.SIZE);
            return fill(
                    model,
                    Paged.counted(own, asked, problems.count(ProblemFilter.ALL), ProblemRegister.COUNTED, "/problems"),
                    "problem/own");
        }
        actor.require(Right.PROBLEMS);
        long authority = actor.authorityId() == null ? 0 : actor.authorityId();
        List<Problem> rows = problems.queue(authority, Paged.offset(asked), Paged.SIZE);
        long late = problems.count(ProblemFilter.ALL.with("overdue").ownedBy(authority));
        model.addAttribute("late", Math.min(late, ProblemRegister.COUNTED));
        model.addAttribute("lateMore", late > ProblemRegister.COUNTED);
        model.addAttribute("authority", authority);
        return fill(
                model,
                Paged.counted(rows, asked, problems.countQueue(authority), ProblemRegister.COUNTED, "/problems"),
                "problem/queue");
    }

    @GetMapping("/problems/all")
    String all(ListFilter filter, @RequestParam(defaultValue = "1") int page, AsOf asOf, Model model) {
        Actor.current().require(Right.PROBLEMS);
        int asked = Paged.page(page);
        ProblemFilter wanted = filter.filter(asOf);
        ProblemRegister.Listed listed = problems.page(wanted, Paged.offset(asked), Paged.SIZE);
        model.addAttribute("here", "problems.all");
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("levels", Level.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("export", filter.query("/problems/all.xlsx", asOf));
        return fill(
                model,
                Paged.counted(
                        listed.rows(),
                        asked,
                        listed.total(),
                        ProblemRegister.counted(wanted),
                        filter.query("/problems/all", asOf)),
                "problem/list");
    }

    private String fill(Model model, Paged<Problem> list, String template) {
        model.addAttribute("place", "problems");
        model.addAttribute("list", list);
        model.addAttribute("now", clock.instant());
        return template;
    }

    /** The whole filtered list, read and written page by page. */
    @GetMapping("/problems/all.xlsx")
    void export(ListFilter filter, AsOf asOf, Locale locale, HttpServletResponse response) throws IOException {
        Actor.current().require(Right.PROBLEMS);
        ProblemFilter wanted = filter.filter(asOf);
        write(response, locale, last -> problems.before(wanted, last == null ? null : last.id(), CHUNK));
    }

    /** What stands on the reader's first page of problems: the own desk, or the own enterprise's. */
    @GetMapping("/problems/queue.xlsx")
    void exportOwn(Locale locale, HttpServletResponse response) throws IOException {
        Actor actor = Actor.current();
        if (actor.isEnterprise()) {
            actor.require(Right.FILE_PROBLEMS);
            write(response, locale, last -> problems.before(ProblemFilter.ALL, last == null ? null : last.id(), CHUNK));
            return;
        }
        actor.require(Right.PROBLEMS);
        long authority = actor.authorityId() == null ? 0 : actor.authorityId();
        int[] written = {0};
        write(response, locale, last -> {
            List<Problem> rows = problems.queue(authority, written[0], CHUNK);
            written[0] += rows.size();
            return rows;
        });
    }

    /** @param next the rows after the last one written, {@code null} at first; fewer than a chunk are the end */
    private void write(HttpServletResponse response, Locale locale, Function<@Nullable Problem, List<Problem>> next)
            throws IOException {
        Words words = new Words(locale);
        try (SheetWriter sheet = Sheets.open(response, "problems")) {
            sheet.header(HEADER);
            List<Problem> rows = next.apply(null);
            while (!rows.isEmpty()) {
                rows.forEach(row -> sheet.row(cells(row, words)));
                rows = rows.size() < CHUNK ? List.of() : next.apply(rows.getLast());
            }
        }
    }

    private static final List<String> HEADER = List.of(
            "编号 number",
            "标题 title",
            "企业 enterprise",
            "区划 division",
            "类别 kind",
            "严重程度 severity",
            "层级 level",
            "状态 state",
            "承办 desk",
            "提出时间 filed",
            "期限 due",
            "逾期次数 missed",
            "办结时间 closed",
            "用时 hours");

    private List<Object> cells(Problem one, Words words) {
        return Arrays.asList(
                one.number(),
                titles.of(one, words),
                words.name(one.whoZh(), one.whoEn()),
                one.division(),
                one.kind(),
                one.severity(),
                one.level(),
                one.state(),
                words.name(one.ownerZh(), one.ownerEn()),
                one.filedAt(),
                one.dueAt(),
                one.missed(),
                one.closedAt(),
                one.hours());
    }
}
