package org.clearway.app.directory;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;

/** Officers of the industry department, each of a division. */
public final class Officers {

    private Officers() {}

    public static Actor of(String division) {
        return of(division, Role.OFFICER);
    }

    public static Actor of(String division, Role role) {
        long account = 77_000L + Integer.parseInt(division.substring(0, 2));
        return new Actor(
                account,
                "officer-" + division,
                "Lin Yue",
                Actor.Kind.OFFICER,
                Set.of(role),
                EnumSet.copyOf(role.rights()),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }
}
