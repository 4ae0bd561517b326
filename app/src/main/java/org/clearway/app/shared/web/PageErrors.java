package org.clearway.app.shared.web;

import java.util.Locale;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.NotAllowed;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Pages that say what is wrong and where to go on. A form catches its own refusals; what comes here concerns the whole page. */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {

    private final Reasons reasons;

    PageErrors(Reasons reasons) {
        this.reasons = reasons;
    }

    @ExceptionHandler(NotFound.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(NotFound e, Model model) {
        model.addAttribute("problem", "not-found");
        return "shared/problem";
    }

    @ExceptionHandler(NotAllowed.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(NotAllowed e, Model model) {
        model.addAttribute("problem", "not-allowed");
        model.addAttribute("right", e.right().word());
        return "shared/problem";
    }

    @ExceptionHandler(Refusal.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String refused(Refusal e, Model model, Locale locale) {
        model.addAttribute("problem", "refused");
        model.addAttribute("errors", reasons.errors(e, locale));
        return "shared/problem";
    }
}
