package org.clearway.app.shared.setting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/settings")
@Tag(name = "Settings", description = "Dated thresholds: what holds, held and will hold, and on what ground")
class SettingEndpoints {

    private final Settings settings;

    SettingEndpoints(Settings settings) {
        this.settings = settings;
    }

    /** A new value from a moment on; it takes an approver's session. */
    record Change(
            String name,
            @Nullable String subject,
            @Nullable JsonNode value,
            @Nullable Instant from,
            @Nullable String source,
            @Nullable String why) {}

    @GetMapping
    @Operation(summary = "Every value of every setting, by name, the latest first")
    List<Settings.Version> all(@RequestParam(required = false) @Nullable String name) {
        return settings.all().stream()
                .filter(version -> name == null || version.name().equals(name))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Set a value from a moment on; the past stays as it was judged")
    List<Settings.Version> change(@RequestBody Change change) {
        if (change.value() == null) {
            throw new Refusal(Reason.at("value", "setting.unreadable"));
        }
        if (change.from() == null) {
            throw new Refusal(Reason.at("from", "setting.moment"));
        }
        settings.change(
                change.name(),
                change.subject() == null ? Settings.EVERYTHING : change.subject(),
                change.value(),
                change.from(),
                change.source() == null ? "" : change.source(),
                change.why() == null ? "" : change.why());
        return all(change.name());
    }
}
