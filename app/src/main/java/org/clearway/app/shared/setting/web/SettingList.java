package org.clearway.app.shared.setting.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.shared.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Settings as people read them: one after the other, each with what holds now, what comes and what was. */
@Component
class SettingList {

    private final Settings settings;
    private final MessageSource messages;

    SettingList(Settings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** @param current false for what is over and for what is yet to come */
    record Line(Settings.Version version, boolean current, boolean coming) {}

    /** @param title the setting's words, or its name while it has none */
    record Group(String name, String title, List<Line> lines) {}

    List<Group> at(Instant now, @Nullable String wanted, Locale locale) {
        Map<String, List<Line>> byName = new LinkedHashMap<>();
        String subject = "";
        String name = "";
        boolean found = false;
        for (Settings.Version version : settings.all()) {
            if (!version.name().equals(name) || !version.subject().equals(subject)) {
                name = version.name();
                subject = version.subject();
                found = false;
            }
            boolean coming = version.validFrom().isAfter(now);
            boolean current = !coming && !found;
            found |= current;
            byName.computeIfAbsent(name, ignored -> new ArrayList<>()).add(new Line(version, current, coming));
        }
        return byName.entrySet().stream()
                .filter(entry ->
                        wanted == null || wanted.isBlank() || entry.getKey().contains(wanted.strip()))
                .map(entry -> new Group(entry.getKey(), title(entry.getKey(), locale), entry.getValue()))
                .toList();
    }

    private String title(String name, Locale locale) {
        String title = messages.getMessage("setting." + name, null, name, locale);
        return title == null ? name : title;
    }
}
