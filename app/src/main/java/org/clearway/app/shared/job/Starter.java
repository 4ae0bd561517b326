package org.clearway.app.shared.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.scope.Role;
import org.jspecify.annotations.Nullable;

/** Who started a job, as kept with it: the job may do what that person might when it was started, never approve. */
record Starter(
        long accountId,
        String login,
        String name,
        String kind,
        List<String> roles,
        List<String> rights,
        String division,
        @Nullable String department,
        @Nullable Long authorityId,
        String lo,
        String hi,
        List<Long> enterprises) {

    static Starter of(Actor actor) {
        return new Starter(
                actor.accountId(),
                actor.login(),
                actor.name(),
                actor.kind().name(),
                actor.roles().stream().map(Role::name).toList(),
                actor.rights().stream().map(Right::name).toList(),
                actor.division(),
                actor.department(),
                actor.authorityId(),
                actor.range().lo(),
                actor.range().hi(),
                actor.enterprises());
    }

    Actor actor() {
        Set<Right> allowed = EnumSet.noneOf(Right.class);
        rights.forEach(right -> allowed.add(Right.valueOf(right)));
        allowed.remove(Right.APPROVE);
        return new Actor(
                accountId,
                login,
                name,
                Actor.Kind.valueOf(kind),
                roles.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                allowed,
                division,
                department,
                authorityId,
                new DivisionRange(lo, hi),
                enterprises,
                Actor.Via.JOB);
    }
}
