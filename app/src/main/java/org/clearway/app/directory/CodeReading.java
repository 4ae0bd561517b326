package org.clearway.app.directory;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What came of reading a typed code: the code, or every fault found in it. */
public sealed interface CodeReading<T> {

    record Read<T>(T code) implements CodeReading<T> {
        @Override
        public T orThrow() {
            return code;
        }
    }

    record Refused<T>(List<CodeFault> faults) implements CodeReading<T> {
        @Override
        public T orThrow() {
            throw new IllegalArgumentException("Not a code, because " + faults);
        }
    }

    /** The code, where a fault would be a mistake of the program and not of a person. */
    T orThrow();

    static <T> CodeReading<T> refused(String reason, int position) {
        return new Refused<>(List.of(new CodeFault(reason, position)));
    }

    /** Full-width characters become half-width, letters capitals; blanks at the ends go. */
    static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }
}
