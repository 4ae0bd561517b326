package org.clearway.app.whitelist;

import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;

/** Whose list it is: the industry authority of its division prepares and decides; the one above may answer an appeal. */
final class ListAuthority {

    private static final String DEPARTMENT = "industry";

    private ListAuthority() {}

    static boolean isOwn(WhiteList list, Actor actor) {
        return actor.kind() == Actor.Kind.SYSTEM
                || (actor.division().equals(list.division()) && DEPARTMENT.equals(actor.department()));
    }

    static boolean isOwnOrAbove(WhiteList list, Actor actor) {
        return isOwn(list, actor)
                || (actor.isOfficer()
                        && DEPARTMENT.equals(actor.department())
                        && actor.range().holds(DivisionRange.of(list.division())));
    }
}
