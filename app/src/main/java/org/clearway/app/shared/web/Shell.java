package org.clearway.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.port.Place;
import org.clearway.app.shared.port.Places;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around every page: who is here, where they may go, what waits, what time it is. */
@ControllerAdvice(annotations = Controller.class)
class Shell {

    private static final List<String> STAGES = List.of("sense", "foresee", "decide", "act", "account");

    private final List<Place> places;
    private final List<ToDo> toDos;
    private final ClearwayClock clock;
    private final String notice;

    Shell(List<Places> places, List<ToDo> toDos, ClearwayClock clock, @Value("${clearway.banner:}") String banner) {
        this.places = places.stream()
                .flatMap(all -> all.places().stream())
                .sorted(Comparator.comparingInt(Place::position))
                .toList();
        this.toDos = toDos;
        this.clock = clock;
        this.notice = banner;
    }

    @ModelAttribute
    void fill(HttpServletRequest request, Model model) {
        if (request.getRequestURI().startsWith("/api/")) {
            return; // An endpoint is a controller too, but draws nothing.
        }
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("words", new Words(locale));
        model.addAttribute("language", IcuMessages.language(locale));
        model.addAttribute("otherLanguageHref", otherLanguage(request, locale));
        model.addAttribute("clock", clock);
        model.addAttribute("banner", notice);
        model.addAttribute("asOf", AsOfArgument.read(request, clock));
        model.addAttribute("path", request.getRequestURI());
        if (Actor.isBound() && request.getHeader("HX-Request") == null) {
            Actor actor = Actor.current();
            model.addAttribute("actor", actor);
            model.addAttribute("stages", stages(actor));
            model.addAttribute("ownPlaces", open("enterprise", actor));
            model.addAttribute(
                    "toDoCount", toDos.stream().mapToLong(ToDo::count).sum());
        } else if (Actor.isBound()) {
            model.addAttribute("actor", Actor.current());
        }
    }

    private Map<String, List<Place>> stages(Actor actor) {
        Map<String, List<Place>> byStage = new LinkedHashMap<>();
        for (String stage : STAGES) {
            List<Place> open = open(stage, actor);
            if (!open.isEmpty()) {
                byStage.put(stage, open);
            }
        }
        return byStage;
    }

    private List<Place> open(String stage, Actor actor) {
        return new ArrayList<>(places.stream()
                .filter(place -> place.stage().equals(stage) && place.open().test(actor))
                .toList());
    }

    private static String otherLanguage(HttpServletRequest request, Locale locale) {
        String other = IcuMessages.language(locale).equals("zh") ? "en" : "zh";
        String query = request.getQueryString();
        String kept = query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "");
        return request.getRequestURI() + "?" + (kept.isEmpty() ? "" : kept + "&") + "lang=" + other;
    }
}
