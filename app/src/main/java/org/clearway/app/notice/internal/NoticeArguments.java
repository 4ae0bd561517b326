package org.clearway.app.notice.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.web.Phrases;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The arguments of a notice as JSON, such that each reader meets them in the own language. */
@Component
public class NoticeArguments {

    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};

    private final JsonMapper json;

    NoticeArguments(JsonMapper json) {
        this.json = json;
    }

    public String write(List<Object> arguments) {
        return json.writeValueAsString(
                arguments.stream().map(NoticeArguments::plain).toList());
    }

    public List<Object> read(String text) {
        return json.readValue(text, LIST).stream()
                .map(NoticeArguments::readable)
                .toList();
    }

    private static Object plain(Object argument) {
        return switch (argument) {
            case LocalDate day -> Map.of("day", day.toString());
            case Phrases.Name name -> Map.of("zh", name.zh(), "en", name.en());
            default -> argument;
        };
    }

    private static Object readable(Object argument) {
        if (argument instanceof Map<?, ?> map) {
            Object day = map.get("day");
            return day == null
                    ? new Phrases.Name(String.valueOf(map.get("zh")), String.valueOf(map.get("en")))
                    : LocalDate.parse(day.toString());
        }
        return argument;
    }
}
