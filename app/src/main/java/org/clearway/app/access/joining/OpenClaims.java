package org.clearway.app.access.joining;

import java.util.List;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.springframework.stereotype.Component;

/** Claims that wait for an officer. */
@Component
class OpenClaims implements ToDo {

    private final Claims claims;

    OpenClaims(Claims claims) {
        this.claims = claims;
    }

    @Override
    public List<Task> tasks(int limit) {
        if (!Actor.current().may(Right.ACCOUNTS)) {
            return List.of();
        }
        return claims.open(0, limit).stream()
                .map(claim -> new Task(
                        "access.to-do.claim",
                        List.of(claim.nameZh(), claim.name()),
                        null,
                        claim.askedAt(),
                        "/accounts/claims"))
                .toList();
    }

    @Override
    public long count() {
        return Actor.current().may(Right.ACCOUNTS) ? claims.countOpen() : 0;
    }
}
