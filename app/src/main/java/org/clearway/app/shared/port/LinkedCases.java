package org.clearway.app.shared.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases of one module that follow from something in another: the problem of a red light, for instance. */
public interface LinkedCases {

    /** Cases that follow from the source's references, within the actor's reach, newest first; a reference without one is no key. */
    Map<String, List<Case>> cases(String source, Collection<String> references);

    /** What all modules know of the references. */
    static Map<String, List<Case>> of(List<LinkedCases> modules, String source, Collection<String> references) {
        Map<String, List<Case>> found = new HashMap<>();
        modules.forEach(module -> module.cases(source, references)
                .forEach((reference, cases) -> found.computeIfAbsent(reference, key -> new ArrayList<>())
                        .addAll(cases)));
        return found;
    }

    /**
     * @param number   as people call it
     * @param stateKey message key of its state
     * @param desk     who has it, in the division's name
     * @param due      null when no deadline runs
     */
    record Case(
            String number,
            String stateKey,
            String desk,
            @Nullable Instant due,
            String href) {}
}
