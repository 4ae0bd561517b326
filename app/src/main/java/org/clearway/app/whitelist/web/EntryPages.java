package org.clearway.app.whitelist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.file.Attachments;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Paged;
import org.clearway.app.shared.web.Reasons;
import org.clearway.app.whitelist.Admission;
import org.clearway.app.whitelist.AdmissionFilter;
import org.clearway.app.whitelist.Admissions;
import org.clearway.app.whitelist.Appealing;
import org.clearway.app.whitelist.Assessing;
import org.clearway.app.whitelist.Criterion;
import org.clearway.app.whitelist.ExportingLists;
import org.clearway.app.whitelist.Nominating;
import org.clearway.app.whitelist.PreparingBatches;
import org.clearway.app.whitelist.Verb;
import org.clearway.app.whitelist.WhiteList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Entries on their way, and the page of one: its life, its checklist, what may be done with it. */
@Controller
@RequestMapping("/white-list/entries")
class EntryPages {

    private final Admissions admissions;
    private final Assessing assessing;
    private final Appealing appealing;
    private final Nominating nominating;
    private final PreparingBatches preparing;
    private final Attachments attachments;
    private final ExportingLists exporting;
    private final Shelf shelf;
    private final Reasons reasons;

    EntryPages(
            Admissions admissions,
            Assessing assessing,
            Appealing appealing,
            Nominating nominating,
            PreparingBatches preparing,
            Attachments attachments,
            ExportingLists exporting,
            Shelf shelf,
            Reasons reasons) {
        this.admissions = admissions;
        this.assessing = assessing;
        this.appealing = appealing;
        this.nominating = nominating;
        this.preparing = preparing;
        this.attachments = attachments;
        this.exporting = exporting;
        this.shelf = shelf;
        this.reasons = reasons;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Actor.current().require(Right.DIRECTORY);
        shelf.fill(model, "whitelist.entries");
        WhiteList one = shelf.choose(list);
        AdmissionFilter filter = new AdmissionFilter(one.id(), state, division, null, q, null);
        int number = Asked.page(page);
        String query = UriComponentsBuilder.fromPath("/white-list/entries")
                .queryParam("list", one.code())
                .queryParamIfPresent("state", Optional.ofNullable(filter.state()))
                .queryParamIfPresent("division", Optional.ofNullable(filter.place()))
                .queryParamIfPresent("q", Optional.ofNullable(filter.words()))
                .encode()
                .build()
                .toUriString();
        model.addAttribute(
                "list",
                new Paged<>(
                        admissions.list(filter, Paged.offset(number), Paged.SIZE),
                        number,
                        Paged.SIZE,
                        admissions.count(filter),
                        query));
        model.addAttribute("one", one);
        model.addAttribute("filter", filter);
        model.addAttribute("states", AdmissionFilter.STATES);
        model.addAttribute("exportHref", query.replace("/entries?", "/entries/export?"));
        return "whitelist/entries";
    }

    @GetMapping("/export")
    void export(
            @RequestParam String list,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String q,
            HttpServletResponse response)
            throws IOException {
        Actor.current().require(Right.DIRECTORY);
        Downloads.xlsx(response, "white-list-entries.xlsx");
        exporting.entries(
                new AdmissionFilter(shelf.choose(list).id(), state, division, null, q, null),
                response.getOutputStream());
    }

    /** Chosen entries go into the draft. */
    @PostMapping("/draft")
    Object draft(
            @RequestParam String list,
            @RequestParam(name = "entry", required = false) @Nullable List<Long> entries,
            Model model,
            Locale locale) {
        try {
            if (entries == null || entries.isEmpty()) {
                throw new Refusal(Reason.of("whitelist.none-chosen"));
            }
            return "redirect:/white-list/batches/" + preparing.put(list, entries);
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            list(list, "assessed", null, null, "1", model);
            return refused("whitelist/entries", model);
        }
    }

    @GetMapping("/{id:\\d+}")
    String one(@PathVariable long id, Model model) {
        shelf.fill(model, "whitelist.entries");
        Admission admission = admissions.find(id);
        model.addAttribute("admission", admission);
        model.addAttribute("entry", admission.entry());
        model.addAttribute("steps", admissions.steps(id));
        model.addAttribute("checklist", assessing.checklist(admission.entry()));
        model.addAttribute("findings", assessing.findings(id));
        model.addAttribute("files", attachments.of("white list entry", String.valueOf(id)));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "whitelist/entry";
    }

    @PostMapping("/{id:\\d+}/assess")
    Object assess(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        return act(id, typed, model, locale, () -> assessing.assess(id, answers(id, typed)));
    }

    private Map<String, Assessing.Answer> answers(long id, Map<String, String> typed) {
        Map<String, Assessing.Answer> answers = new HashMap<>();
        for (Criterion item : assessing.checklist(admissions.find(id).entry())) {
            String met = typed.get("met-" + item.code());
            String file = Asked.orNull(typed.get("file-" + item.code()));
            answers.put(
                    item.code(),
                    new Assessing.Answer(
                            met == null ? null : met.equals("yes"),
                            typed.get("evidence-" + item.code()),
                            file == null || !file.matches("\\d{1,18}") ? null : Long.valueOf(file)));
        }
        return answers;
    }

    @PostMapping("/{id:\\d+}/file")
    Object attach(@PathVariable long id, @RequestParam("file") MultipartFile file, Model model, Locale locale)
            throws IOException {
        byte[] content = file.getBytes();
        return act(
                id,
                Map.of(),
                model,
                locale,
                () -> assessing.attach(id, String.valueOf(file.getOriginalFilename()), content));
    }

    @PostMapping("/{id:\\d+}/change")
    Object change(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        String verb = typed.getOrDefault("verb", "");
        return act(id, typed, model, locale, () -> {
            if (!verb.matches("extend|suspend|resume|remove")) {
                throw new Refusal(Reason.at("verb", "whitelist.verb"));
            }
            preparing.change(id, Verb.of(verb), typed.get("why"));
        });
    }

    @PostMapping("/{id:\\d+}/withdraw")
    Object withdraw(@PathVariable long id, Model model, Locale locale) {
        return act(id, Map.of(), model, locale, () -> nominating.withdraw(id));
    }

    @PostMapping("/{id:\\d+}/answer")
    Object answer(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, Locale locale) {
        boolean reopen = "reopen".equals(typed.get("verdict"));
        return act(id, typed, model, locale, () -> appealing.answer(id, reopen, typed.get("words")));
    }

    private Object act(long id, Map<String, String> typed, Model model, Locale locale, Runnable act) {
        try {
            act.run();
            return "redirect:/white-list/entries/" + id;
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            model.addAttribute("typed", typed);
            one(id, model);
            return refused("whitelist/entry", model);
        }
    }

    static ModelAndView refused(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
