package org.clearway.app.shared.port;

import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/** What one module knows of an enterprise, drawn on its dossier. */
public interface DossierPart {

    /** Where it stands: lower comes first. */
    int position();

    /** True for the side column. */
    default boolean aside() {
        return false;
    }

    /** The Thymeleaf fragment that draws it from the model attribute {@code part}. */
    String fragment();

    /**
     * @return what the fragment shows, or null when the actor may not see it or there is nothing to say
     */
    @Nullable
    Object content(long enterpriseId, AsOf asOf);
}
