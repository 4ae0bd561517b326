package org.clearway.app.shared.setting.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which thresholds hold, since when, on what ground; approvers set new ones from a moment on. */
@Controller
class SettingPages implements Places {

    private final Settings settings;
    private final SettingList list;
    private final ClearwayClock clock;
    private final Reasons reasons;
    private final JsonMapper json;

    SettingPages(Settings settings, SettingList list, ClearwayClock clock, Reasons reasons, JsonMapper json) {
        this.settings = settings;
        this.list = list;
        this.clock = clock;
        this.reasons = reasons;
        this.json = json;
    }

    @Override
    public java.util.List<Place> places() {
        return java.util.List.of(new Place("account", "settings", 80, "settings", "/settings", Actor::isOfficer));
    }

    @GetMapping("/settings")
    String settings(@RequestParam(required = false) @Nullable String q, Model model, Locale locale) {
        model.addAttribute("place", "settings");
        model.addAttribute("q", q);
        model.addAttribute("groups", list.at(clock.instant(), q, locale));
        model.addAttribute("changes", Actor.current().may(Right.APPROVE));
        return "shared/settings";
    }

    @GetMapping("/settings/change")
    String change(@RequestParam String name, @RequestParam(defaultValue = "") String subject, Model model) {
        Actor.current().require(Right.APPROVE);
        String tomorrow = clock.today().plusDays(1) + "T00:00";
        Map<String, String> typed = Map.of("value", present(name, subject), "from", tomorrow, "source", "", "why", "");
        return form(name, subject, typed, model);
    }

    private String present(String name, String subject) {
        Instant now = clock.instant();
        return settings.value(name, subject, now, JsonNode.class).toString();
    }

    private String form(String name, String subject, Map<String, String> typed, Model model) {
        model.addAttribute("place", "settings");
        model.addAttribute("name", name);
        model.addAttribute("subject", subject);
        model.addAttribute("typed", typed);
        if (!model.containsAttribute("errors")) {
            model.addAttribute("errors", Reasons.Errors.NONE);
        }
        return "shared/setting-change";
    }

    @PostMapping("/settings/change")
    Object change(@RequestParam Map<String, String> typed, Model model, Locale locale) {
        String name = typed.getOrDefault("name", "");
        String subject = typed.getOrDefault("subject", "").strip();
        try {
            settings.change(
                    name,
                    subject,
                    value(typed.getOrDefault("value", "")),
                    moment(typed.getOrDefault("from", "")),
                    typed.getOrDefault("source", ""),
                    typed.getOrDefault("why", ""));
            return "redirect:/settings";
        } catch (Refusal e) {
            model.addAttribute("errors", reasons.errors(e, locale));
            form(name, subject, typed, model);
            return new ModelAndView("shared/setting-change", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private JsonNode value(String typed) {
        try {
            return Optional.ofNullable(json.readTree(typed))
                    .filter(node -> !node.isMissingNode())
                    .orElseThrow(() -> new Refusal(Reason.at("value", "setting.unreadable")));
        } catch (JacksonException e) {
            throw new Refusal(Reason.at("value", "setting.unreadable"));
        }
    }

    private static Instant moment(String typed) {
        try {
            return LocalDateTime.parse(typed).atZone(ClearwayClock.ZONE).toInstant();
        } catch (java.time.DateTimeException e) {
            throw new Refusal(Reason.at("from", "setting.moment"));
        }
    }
}
