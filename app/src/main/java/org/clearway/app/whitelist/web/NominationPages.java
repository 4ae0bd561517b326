package org.clearway.app.whitelist.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.shared.web.Uploads;
import org.clearway.app.whitelist.Nominating;
import org.clearway.app.whitelist.NominatingBySheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The form of a nomination, and the upload of a table of them. */
@Controller
@RequestMapping("/white-list/nominate")
class NominationPages {

    private static final int JOBS = 10;

    private final Nominating nominating;
    private final NominatingBySheet bySheet;
    private final Jobs jobs;
    private final Shelf shelf;
    private final Reasons reasons;
    private final ClearwayClock clock;

    NominationPages(
            Nominating nominating,
            NominatingBySheet bySheet,
            Jobs jobs,
            Shelf shelf,
            Reasons reasons,
            ClearwayClock clock) {
        this.nominating = nominating;
        this.bySheet = bySheet;
        this.jobs = jobs;
        this.shelf = shelf;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping
    String form(@RequestParam Map<String, String> typed, Model model) {
        Actor.current().require(Right.PREPARE);
        shelf.fill(model, "whitelist.entries");
        model.addAttribute("open", shelf.open(clock.today()));
        model.addAttribute("typed", typed);
        model.addAttribute("listChosen", shelf.choose(typed.get("list")).code());
        model.addAttribute("jobs", jobs.own(NominatingBySheet.KIND, JOBS));
        return "whitelist/nominate";
    }

    @PostMapping
    Object nominate(@RequestParam Map<String, String> typed, Model model, Locale locale) {
        try {
            long id = nominating.nominate(new Nominating.Wanted(
                    typed.get("list"),
                    typed.get("creditCode"),
                    typed.get("field"),
                    typed.get("ground"),
                    typed.containsKey("foreign")));
            return "redirect:/white-list/entries/" + id;
        } catch (Refusal e) {
            return refused(typed, model, e, locale);
        }
    }

    @PostMapping("/sheet")
    Object sheet(
            @RequestParam String list, @RequestParam("file") @Nullable MultipartFile file, Model model, Locale locale)
            throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new Refusal(Reason.at("file", "whitelist.no-file"));
            }
            return "redirect:/jobs/" + bySheet.send(list, Uploads.name(file, "nominations"), file.getBytes(), locale);
        } catch (Refusal e) {
            return refused(Map.of("list", list), model, e, locale);
        }
    }

    private ModelAndView refused(Map<String, String> typed, Model model, Refusal e, Locale locale) {
        model.addAttribute("errors", reasons.errors(e, locale));
        form(typed, model);
        return EntryPages.refused("whitelist/nominate", model);
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        return Downloads.file(
                "nominations.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bySheet.template());
    }
}
