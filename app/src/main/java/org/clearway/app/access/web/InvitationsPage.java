package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.access.joining.ChoosingEnterprises;
import org.clearway.app.access.joining.Invitations;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Inviting enterprises: choose, get the sheet, hand it out. The codes are in the downloaded sheet and nowhere else. */
@Controller
class InvitationsPage {

    private static final int SHEETS = 50;

    private final Invitations invitations;
    private final ChoosingEnterprises choosing;
    private final MessageSource messages;
    private final Reasons reasons;

    InvitationsPage(Invitations invitations, ChoosingEnterprises choosing, MessageSource messages, Reasons reasons) {
        this.invitations = invitations;
        this.choosing = choosing;
        this.messages = messages;
        this.reasons = reasons;
    }

    @GetMapping("/accounts/invitations")
    String show(Model model) {
        return fill(model);
    }

    private String fill(Model model) {
        model.addAttribute("place", "accounts");
        model.addAttribute("here", "accounts.invitations");
        model.addAttribute("sheets", invitations.sheets(SHEETS));
        return "access/invitations";
    }

    /** Answers with the sheet, or with the page again when something is to be corrected. */
    @PostMapping("/accounts/invitations")
    @Nullable
    String invite(@RequestParam Map<String, String> typed, HttpServletResponse response, Model model, Locale locale)
            throws IOException {
        try {
            String codes = typed.getOrDefault("enterprises", "");
            Invitations.Sheet sheet = invitations.invite(
                    codes.isBlank() ? choosing.by(filter(typed)) : choosing.byCodes(codes),
                    typed.getOrDefault("role", ""),
                    number(typed.getOrDefault("days", "")));
            send(sheet, response, locale);
            return null;
        } catch (Refusal e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("typed", typed);
            model.addAttribute("errors", reasons.errors(e, locale));
            return fill(model);
        }
    }

    private static EnterpriseFilter filter(Map<String, String> typed) {
        return new EnterpriseFilter(
                filled(typed, "q"),
                filled(typed, "division"),
                null,
                filled(typed, "industry"),
                null,
                null,
                null,
                null,
                "active");
    }

    private void send(Invitations.Sheet sheet, HttpServletResponse response, Locale locale) throws IOException {
        List<String> header = Stream.of(
                        "access.credit-code",
                        "access.enterprise.zh",
                        "access.enterprise.en",
                        "access.join.code",
                        "access.until",
                        "access.join.where")
                .map(key -> messages.getMessage(key, null, locale))
                .toList();
        LocalDate until = LocalDate.ofInstant(sheet.expiresAt(), ClearwayClock.ZONE);
        Tables.send(
                response,
                "codes-" + sheet.id(),
                header,
                rows -> sheet.lines()
                        .forEach(line -> rows.row(List.of(
                                line.creditCode(), line.nameZh(), line.nameEn(), line.code(), until, "/join"))));
    }

    @PostMapping("/accounts/invitations/{id}/withdraw")
    String withdraw(@PathVariable long id) {
        invitations.withdraw(id);
        return "redirect:/accounts/invitations";
    }

    private static @Nullable String filled(Map<String, String> typed, String name) {
        String value = typed.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
