package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.web.Phrases;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures of a reason as JSON in a row, and back: whole numbers, shares, days, names and texts keep what they are. */
@Component
class ReasonFigures {

    private static final String DAY = "day:";
    private static final String NAME = "name:";

    private final JsonMapper json;

    ReasonFigures(JsonMapper json) {
        this.json = json;
    }

    String write(List<?> figures) {
        return json.writeValueAsString(figures.stream()
                .map(figure -> switch (figure) {
                    case LocalDate day -> DAY + day;
                    case Phrases.Name name -> NAME + name.zh() + "|" + name.en();
                    case Integer number -> (Object) number.longValue();
                    default -> figure;
                })
                .toList());
    }

    List<Object> read(String text) {
        List<Object> figures = new ArrayList<>();
        for (JsonNode node : json.readTree(text)) {
            if (node.isIntegralNumber()) {
                figures.add(node.asLong());
            } else if (node.isNumber()) {
                figures.add(node.asDouble());
            } else {
                figures.add(text(node.asString()));
            }
        }
        return figures;
    }

    private static Object text(String text) {
        if (text.startsWith(DAY)) {
            return LocalDate.parse(text.substring(DAY.length()));
        }
        if (text.startsWith(NAME)) {
            String[] names = text.substring(NAME.length()).split("\\|", 2);
            return new Phrases.Name(names[0], names[names.length - 1]);
        }
        return text;
    }
}
