package org.clearway.app.chain.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clearway.app.chain.whatif.Choices;
import org.clearway.app.chain.whatif.WhatIf;
import org.clearway.app.chain.whatif.WhatIfs;
import org.clearway.app.directory.DivisionNames;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What if and restart: choose, let it be calculated, and look at the two futures side by side. */
@Controller
class WhatIfPages {

    private static final int EFFECTS = 50;

    private final WhatIfs whatIfs;
    private final Enterprises enterprises;
    private final DivisionNames divisions;
    private final Reasons reasons;

    WhatIfPages(WhatIfs whatIfs, Enterprises enterprises, DivisionNames divisions, Reasons reasons) {
        this.whatIfs = whatIfs;
        this.enterprises = enterprises;
        this.divisions = divisions;
        this.reasons = reasons;
    }

    /** What was typed. */
    record Form(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String open,
            @Nullable String close,
            @Nullable Integer closeDays,
            @Nullable Integer days,
            @Nullable Integer perDay,
            @Nullable String division) {

        static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        static int number(@Nullable Integer value, int usual) {
            return value == null ? usual : value;
        }
    }

    @GetMapping("/chains/what-if")
    String list(Form form, @RequestParam(defaultValue = "1") int page, Model model) {
        return show(form, page, model);
    }

    private String show(Form form, int page, Model model) {
        int asked = Paged.page(page);
        List<WhatIf> rows = whatIfs.list(Paged.offset(asked), Paged.SIZE);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.what-if");
        model.addAttribute("list", new Paged<>(rows, asked, Paged.SIZE, whatIfs.count(), "/chains/what-if"));
        model.addAttribute("form", form);
        model.addAttribute("choices", divisions.below(Actor.current().division()));
        model.addAttribute("ownDivision", Actor.current().division());
        return "chain/what-ifs";
    }

    @PostMapping("/chains/what-if")
    String start(Form form, Model model, HttpServletResponse response, Locale locale) {
        try {
            return "redirect:/jobs/" + whatIfs.start(Form.text(form.name()), choices(form));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", reasons.errors(refusal, locale));
            return show(form, 1, model);
        }
    }

    private Choices choices(Form form) {
        return new Choices(
                Choices.RESTART.equals(form.kind()) ? Choices.RESTART : Choices.WHAT_IF,
                references(Form.text(form.open())),
                references(Form.text(form.close())),
                Form.number(form.closeDays(), 14),
                Form.number(form.days(), 30),
                Form.number(form.perDay(), 2),
                Form.text(form.division()).isEmpty() ? Actor.current().division() : Form.text(form.division()));
    }

    /** Credit codes become enterprises, six figures a division, the rest stays as it was typed. */
    private List<String> references(String text) {
        return Stream.of(text.split("[,，;；\\s]+"))
                .filter(word -> !word.isBlank())
                .map(this::reference)
                .toList();
    }

    private String reference(String word) {
        if (word.matches("[0-9A-Z]{6}")) {
            return "division:" + word;
        }
        if (word.matches("[0-9A-Z]{6}>[0-9A-Z]{6}")) {
            return "way:" + word;
        }
        return enterprises
                .byCreditCode(word)
                .map(one -> "enterprise:" + one.id())
                .orElse(word);
    }

    @GetMapping("/chains/what-if/{id}")
    String one(@PathVariable long id, Model model) {
        WhatIf found = whatIfs.find(id);
        model.addAttribute("place", "chains");
        model.addAttribute("here", "chains.what-if");
        model.addAttribute("one", found);
        model.addAttribute("chart", OutputChart.of(found));
        model.addAttribute("gain", whatIfs.effects(id, found.restart() ? 0 : 1, EFFECTS));
        model.addAttribute("lose", found.restart() ? List.of() : whatIfs.effects(id, -1, EFFECTS));
        model.addAttribute("mine", found.accountId() == Actor.current().accountId());
        model.addAttribute("sharedWith", found.division().isEmpty() ? null : divisions.of(found.division()));
        return "chain/what-if";
    }

    @PostMapping("/chains/what-if/{id}/share")
    String share(@PathVariable long id, @RequestParam(defaultValue = "") String division) {
        whatIfs.share(id, division.strip());
        return "redirect:/chains/what-if/" + id;
    }
}
