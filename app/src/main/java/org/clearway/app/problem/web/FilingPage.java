package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.problem.Evidence;
import org.clearway.app.problem.FilingProblems;
import org.clearway.app.problem.Kind;
import org.clearway.app.problem.NewProblem;
import org.clearway.app.problem.OwnEnterprises;
import org.clearway.app.problem.Problem;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Three fields and a photo, on a phone: what it is about, in one line, what is asked. An officer names the enterprise besides. */
@Controller
class FilingPage {

    private final FilingProblems filing;
    private final OwnEnterprises enterprises;
    private final Evidence evidence;
    private final Reasons reasons;

    FilingPage(FilingProblems filing, OwnEnterprises enterprises, Evidence evidence, Reasons reasons) {
        this.filing = filing;
        this.enterprises = enterprises;
        this.evidence = evidence;
        this.reasons = reasons;
    }

    /** The form as it was typed. */
    record Typed(
            @Nullable String enterprise,
            @Nullable String kind,
            @Nullable String title,
            @Nullable String asked,
            @Nullable String where,
            @Nullable String stopsInDays,
            @Nullable Set<String> stakes,
            @Nullable Boolean separate) {

        NewProblem wanted(long enterpriseId) {
            String days = stopsInDays == null || stopsInDays.isBlank() ? null : stopsInDays.strip();
            if (days != null && !days.matches("\\d{1,4}")) {
                throw new Refusal(Reason.at("stopsInDays", "problem.stops", 400));
            }
            return new NewProblem(
                    enterpriseId,
                    kind == null ? "" : kind,
                    title == null ? "" : title,
                    asked == null ? "" : asked,
                    where,
                    null,
                    days == null ? null : Integer.valueOf(days),
                    stakes == null ? Set.of() : stakes,
                    Boolean.TRUE.equals(separate));
        }
    }

    @GetMapping("/problems/new")
    String open(Typed typed, Model model) {
        may();
        return fill(typed, List.of(), Reasons.Errors.NONE, model);
    }

    private static void may() {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.FILE_PROBLEMS : Right.PREPARE);
    }

    @PostMapping("/problems/new")
    String send(
            Typed typed,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        may();
        try {
            byte[] content = photo == null ? new byte[0] : Evidence.read(photo.getSize(), photo.getInputStream());
            long enterprise = enterprises.find(typed.enterprise());
            FilingProblems.Outcome outcome = evidence.with(
                    () -> filing.file(typed.wanted(enterprise), Actor.current().isOfficer() ? "officer" : "page"),
                    photo == null ? null : photo.getOriginalFilename(),
                    content);
            return switch (outcome) {
                case FilingProblems.Outcome.Filed filed ->
                    "redirect:/problems/" + filed.problem().number();
                case FilingProblems.Outcome.Looks looks -> fill(typed, looks.alike(), Reasons.Errors.NONE, model);
            };
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return fill(typed, List.of(), reasons.errors(refusal, locale), model);
        }
    }

    private String fill(Typed typed, List<Problem> alike, Reasons.Errors errors, Model model) {
        model.addAttribute("place", "problems");
        model.addAttribute("typed", typed);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("alike", alike);
        model.addAttribute("errors", errors);
        model.addAttribute("own", enterprises.own());
        return "problem/new";
    }
}
