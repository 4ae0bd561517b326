package org.clearway.app.shared.port;

import java.util.Map;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/** A card on the situation board that a module fills; the board knows its place and its fragment, not its meaning. */
public interface Card {

    /** Where it stands: lower comes first. */
    int position();

    /** True for a card that takes the width of two. */
    default boolean wide() {
        return false;
    }

    /** The Thymeleaf fragment that draws it from the model attribute {@code card}, for instance {@code monitoring/cards :: map}. */
    String fragment();

    /**
     * @param division the division that the board is looked at for
     * @return what the fragment shows, or null when the actor may not see it or there is nothing to say
     */
    @Nullable
    Object content(String division, AsOf asOf);

    /**
     * The same for a card that can be asked for something else, the map for another indicator.
     *
     * @param asked the parameters of the board's address
     */
    default @Nullable Object content(String division, AsOf asOf, Map<String, String> asked) {
        return content(division, asOf);
    }
}
