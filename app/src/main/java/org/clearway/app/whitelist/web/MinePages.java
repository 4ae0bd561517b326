package org.clearway.app.whitelist.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.file.Attachment;
import org.clearway.app.shared.file.Attachments;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.Admission;
import org.clearway.app.whitelist.AdmissionFilter;
import org.clearway.app.whitelist.Admissions;
import org.clearway.app.whitelist.Appealing;
import org.clearway.app.whitelist.Assessing;
import org.clearway.app.whitelist.Nominating;
import org.clearway.app.whitelist.Step;
import org.clearway.app.whitelist.WhiteList;
import org.clearway.app.whitelist.WhiteLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What an enterprise sees of itself: where its nominations stand, what was decided and why, and how it can appeal. */
@Controller
@RequestMapping("/white-list/mine")
class MinePages {

    private static final int ENTRIES = 50;

    private final Admissions admissions;
    private final Nominating nominating;
    private final Appealing appealing;
    private final Assessing assessing;
    private final Attachments attachments;
    private final WhiteLists lists;
    private final Enterprises enterprises;
    private final Shelf shelf;
    private final Reasons reasons;
    private final ClearwayClock clock;

    MinePages(
            Admissions admissions,
            Nominating nominating,
            Appealing appealing,
            Assessing assessing,
            Attachments attachments,
            WhiteLists lists,
            Enterprises enterprises,
            Shelf shelf,
            Reasons reasons,
            ClearwayClock clock) {
        this.admissions = admissions;
        this.nominating = nominating;
        this.appealing = appealing;
        this.assessing = assessing;
        this.attachments = attachments;
        this.lists = lists;
        this.enterprises = enterprises;
        this.shelf = shelf;
        this.reasons = reasons;
        this.clock = clock;
    }

    /** One entry with its life, and until when it can be appealed against; null where it cannot. */
    record Mine(
            Admission admission,
            WhiteList list,
            List<Step> steps,
            List<Attachment> files,
            @Nullable LocalDate appealUntil) {

        /** What was written to the enterprise last. */
        public @Nullable Step answer() {
            return steps.reversed().stream()
                    .filter(step -> step.words() != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping
    String mine(Model model) {
        shelf.fill(model, null);
        model.addAttribute("place", "whitelist.mine");
        List<Mine> entries = new ArrayList<>();
        for (Admission one : admissions.list(AdmissionFilter.of(own()), 0, ENTRIES)) {
            boolean refused = one instanceof Admission.Declined || one instanceof Admission.Removed;
            LocalDate until = refused ? appealing.lastDay(one) : null;
            entries.add(new Mine(
                    one,
                    lists.byId(one.entry().listId()),
                    admissions.steps(one.entry().id()),
                    attachments.of(
                            "white list entry", String.valueOf(one.entry().id())),
                    until == null || clock.today().isAfter(until) ? null : until));
        }
        model.addAttribute("entries", entries);
        model.addAttribute("open", shelf.open(clock.today()));
        model.addAttribute("enterprise", enterprises.byId(own()).orElseThrow(() -> new NotFound("enterprise", own())));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "whitelist/mine";
    }

    private static long own() {
        Actor actor = Actor.current();
        if (!actor.isEnterprise() || actor.enterprises().isEmpty()) {
            throw new NotFound("enterprise of", actor.login());
        }
        return actor.enterprises().getFirst();
    }

    @PostMapping
    Object nominate(@RequestParam Map<String, String> typed, Model model, Locale locale) {
        return act(
                typed,
                model,
                locale,
                () -> nominating.nominate(new Nominating.Wanted(
                        typed.get("list"),
                        enterprises
                                .byId(own())
                                .orElseThrow(() -> new NotFound("enterprise", own()))
                                .creditCode(),
                        typed.get("field"),
                        typed.get("ground"),
                        typed.containsKey("foreign"))));
    }

    @PostMapping("/{id:\\d+}/appeal")
    Object appeal(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        return act(typed, model, locale, () -> appealing.appeal(id, typed.get("words")));
    }

    @PostMapping("/{id:\\d+}/withdraw")
    Object withdraw(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        return act(typed, model, locale, () -> nominating.withdraw(id));
    }

    @PostMapping("/{id:\\d+}/file")
    Object attach(@PathVariable long id, @RequestParam("file") MultipartFile file, Model model, Locale locale)
            throws IOException {
        byte[] content = file.getBytes();
        return act(
                Map.of(),
                model,
                locale,
                () -> assessing.attach(id, String.valueOf(file.getOriginalFilename()), content));
    }

    private Object act(Map<String, String> typed, Model model, Locale locale, Runnable act) {
        try {
            act.run();
            return "redirect:/white-list/mine";
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            model.addAttribute("typed", typed);
            mine(model);
            return EntryPages.refused("whitelist/mine", model);
        }
    }
}
