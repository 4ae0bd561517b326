package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.clearway.app.problem.ActRequest;
import org.clearway.app.problem.Evidence;
import org.clearway.app.problem.KeepingRecord;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.ProblemFile;
import org.clearway.app.problem.WorkingProblems;
import org.clearway.app.problem.course.Act;
import org.clearway.app.shared.file.web.AttachmentAnswer;
import org.clearway.app.shared.port.MatterEvidence;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One problem on one page: where it stands, what was tried, what comes next, and the acts of this reader. */
@Controller
class OneProblemPage {

    private final ProblemFile files;
    private final WorkingProblems working;
    private final KeepingRecord record;
    private final Evidence evidence;
    private final List<MatterEvidence> sources;
    private final AnswerTemplates templates;
    private final Provinces provinces;
    private final Reasons reasons;
    private final ClearwayClock clock;

    OneProblemPage(
            ProblemFile files,
            WorkingProblems working,
            KeepingRecord record,
            Evidence evidence,
            List<MatterEvidence> sources,
            AnswerTemplates templates,
            Provinces provinces,
            Reasons reasons,
            ClearwayClock clock) {
        this.files = files;
        this.working = working;
        this.record = record;
        this.evidence = evidence;
        this.sources = sources;
        this.templates = templates;
        this.provinces = provinces;
        this.reasons = reasons;
        this.clock = clock;
    }

    @GetMapping("/problems/{number:P-[0-9]{4}-[0-9]{1,12}}")
    String open(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String template,
            Model model,
            Locale locale) {
        model.addAttribute("errors", Reasons.Errors.NONE);
        model.addAttribute("typed", typed(template, locale));
        return fill(number, model);
    }

    private ActRequest typed(@Nullable String template, Locale locale) {
        return ActRequest.of("", null, template == null ? null : templates.text(template, locale));
    }

    private String fill(String number, Model model) {
        ProblemFile.File file = files.of(number);
        Problem problem = file.problem();
        model.addAttribute("place", "problems");
        model.addAttribute("here", Actor.current().isOfficer() ? "problems.all" : null);
        model.addAttribute("file", file);
        model.addAttribute("problem", problem);
        model.addAttribute("now", clock.instant());
        model.addAttribute("attached", evidence.of(problem));
        model.addAttribute("behind", behind(problem));
        model.addAttribute("templates", templates.of(problem.kind()));
        model.addAttribute("provinces", file.may().contains("ask") ? provinces.but(problem.division()) : List.of());
        model.addAttribute("waitingWhys", sorted(Act.WAITING_WHYS));
        model.addAttribute("skipWhys", sorted(Act.SKIP_WHYS));
        model.addAttribute("unsolvableWhys", sorted(Act.UNSOLVABLE_WHYS));
        model.addAttribute("outcomes", sorted(KeepingRecord.OUTCOMES));
        return "problem/one";
    }

    /** What whoever raised it knows of it, for authorities. */
    private List<MatterEvidence.Item> behind(Problem problem) {
        String source = problem.source();
        String reference = problem.reference();
        if (source == null || reference == null || !Actor.current().isOfficer()) {
            return List.of();
        }
        return sources.stream()
                .filter(one -> one.source().equals(source))
                .flatMap(one -> one.of(reference).stream())
                .toList();
    }

    private static List<String> sorted(java.util.Set<String> words) {
        return words.stream().sorted().toList();
    }

    @PostMapping("/problems/{number}/act")
    String act(
            @PathVariable String number, ActRequest request, Model model, Locale locale, HttpServletResponse response) {
        return tried(number, request, model, locale, response, () -> working.act(number, request));
    }

    @PostMapping("/problems/{number}/record")
    String keep(
            @PathVariable String number,
            @RequestParam String what,
            @RequestParam(required = false) @Nullable String choice,
            ActRequest request,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        String text = request.text() == null ? "" : request.text();
        String chosen = choice == null ? "" : choice;
        long authority = request.owner() == null ? 0 : request.owner();
        return tried(number, request, model, locale, response, () -> {
            switch (what) {
                case "message" -> record.message(number, chosen, text);
                case "call" -> record.call(number, chosen, text);
                case "task" -> record.task(number, authority, text, request.at());
                case "task-done" ->
                    record.taskDone(number, chosen.matches("\\d{1,18}") ? Long.parseLong(chosen) : 0, text);
                case "deadline" -> record.deadline(number, request.at(), text);
                case "satisfied" -> record.satisfied(number, chosen.matches("[1-3]") ? Integer.parseInt(chosen) : 0);
                default -> throw new Refusal(Reason.at("act", "problem.unknown-act", what));
            }
        });
    }

    @PostMapping("/problems/{number}/files")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile photo,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        byte[] content = Evidence.read(photo.getSize(), photo.getInputStream());
        String name = photo.getOriginalFilename();
        return tried(
                number,
                ActRequest.of("", null, null),
                model,
                locale,
                response,
                () -> evidence.add(number, name, content));
    }

    @GetMapping("/problems/{number}/files/{id:\\d{1,18}}")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable long id) {
        Evidence.Kept kept = evidence.open(number, id);
        return AttachmentAnswer.of(kept.file(), kept.content());
    }

    private String tried(
            String number, ActRequest request, Model model, Locale locale, HttpServletResponse response, Runnable act) {
        try {
            act.run();
            return "redirect:/problems/" + number;
        } catch (Refusal refusal) {
            response.setStatus(
                    refusal instanceof Conflict
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", reasons.errors(refusal, locale));
            model.addAttribute("typed", request);
            return fill(number, model);
        }
    }
}
