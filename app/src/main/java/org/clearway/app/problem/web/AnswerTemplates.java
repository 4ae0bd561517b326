package org.clearway.app.problem.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Answers in plain words that an officer can start from; each says what was done, until when it holds, and whom to call. */
@Component
class AnswerTemplates {

    private static final List<String> FOR_ALL = List.of("asked-more", "passed-on");

    private final MessageSource messages;

    AnswerTemplates(MessageSource messages) {
        this.messages = messages;
    }

    /** Words of the templates for a kind, the kind's own first. */
    List<String> of(String kind) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(kind), FOR_ALL.stream())
                .toList();
    }

    String text(String template, Locale locale) {
        String known = template.matches("[a-z-]{2,20}") ? template : "other";
        String text = messages.getMessage("problem.template." + known + ".text", null, "", locale);
        return text == null ? "" : text;
    }
}
