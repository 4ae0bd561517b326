package org.clearway.app.shared.port;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something turned up that a person has to solve: whoever keeps problems files one for it. Raised again with the same source and
 * reference it joins what is there: the enterprises are added, nothing is filed twice. It is filed in the transaction in which this
 * is published; when nobody can take it, the publisher gets the refusal.
 *
 * @param source       stable word of the module that raised it, for instance {@code chain}
 * @param reference    the main cause within the source; one problem per source, reference and division
 * @param kind         the kind of problem in the words of the problem module, for instance {@code supplier-closed}, {@code road-closed}
 * @param division     six-figure code of the division whose authority can solve it
 * @param enterpriseIds whom it hits, most urgent first
 * @param title        as authorities read it
 * @param plainTitle   as those read it whom it hits: it names nobody, for what others do is not theirs to know
 * @param stopsInDays  days until the first of them stops; null when nothing stops
 * @param href         the evidence
 */
public record MatterRaised(
        String source,
        String reference,
        String kind,
        String division,
        Set<Long> enterpriseIds,
        Title title,
        Title plainTitle,
        @Nullable Integer stopsInDays,
        String href) {

    /**
     * A message.
     *
     * @param arguments numbers and names, in the order of the message's places
     */
    public record Title(String key, List<String> arguments) {}
}
