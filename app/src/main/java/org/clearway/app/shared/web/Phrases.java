package org.clearway.app.shared.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a message key and its arguments into the reader's words; numbers and times among the arguments read as everywhere. */
@Component
public class Phrases {

    private final MessageSource messages;

    Phrases(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String key, List<?> arguments, Words words) {
        return messages.getMessage(
                key,
                arguments.stream().map(argument -> readable(argument, words)).toArray(),
                words.locale());
    }

    /** An act of the trail; one without words of its own is shown as it was written. */
    public String act(String act, Words words) {
        String text = messages.getMessage("act." + act.replace(' ', '-'), null, act, words.locale());
        return text == null ? act : text;
    }

    /** Integers stay numbers: plurals need them. */
    private static Object readable(Object argument, Words words) {
        return switch (argument) {
            case LocalDate day -> words.day(day);
            case Instant at -> words.moment(at);
            case Double share -> words.number(share, 1);
            case Name name -> words.name(name.zh(), name.en());
            default -> argument;
        };
    }

    /** A name in both languages as an argument of a message. */
    public record Name(String zh, String en) {}
}
