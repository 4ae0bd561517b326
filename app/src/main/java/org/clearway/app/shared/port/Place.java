package org.clearway.app.shared.port;

import org.clearway.app.shared.scope.Actor;

/**
 * An entry of the navigation. What a role may not open is absent, not greyed.
 *
 * @param stage    one of sense, foresee, decide, act, account; {@code enterprise} for the top bar of an enterprise's pages
 * @param entry    the entry it belongs to, for instance {@code enterprises}; message key below {@code nav.}
 * @param position order within the stage
 */
public record Place(
        String stage, String entry, int position, String key, String href, java.util.function.Predicate<Actor> open) {}
