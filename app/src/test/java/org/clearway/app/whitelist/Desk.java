package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.clearway.app.access.People;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;

/** A province's desk for the white list in a test: its list, its officer and approver, its plants. */
final class Desk {

    private static final AtomicLong NEXT = new AtomicLong(800_000);

    final String division;
    final WhiteList list;
    private final People people;
    private final long officer = NEXT.getAndIncrement();
    private final long approver = NEXT.getAndIncrement();

    Desk(People people, LoadingLists loading, String division) {
        this.people = people;
        this.division = division;
        people.authority(division);
        long id = NEXT.getAndIncrement();
        list = new WhiteList(
                id,
                "list-" + id,
                "white_list",
                "province",
                division,
                "例" + id,
                "List " + id,
                LocalDate.of(2022, 1, 1),
                null);
        Actor.platform("test")
                .run(() -> loading.load(
                        list,
                        new Terms(
                                id,
                                List.of("livelihood", "strategic_industries"),
                                List.of(),
                                1,
                                null,
                                null,
                                90,
                                LocalDate.of(2022, 1, 1))));
    }

    People.Plant plant() {
        return people.plant(division.substring(0, 2) + "0100");
    }

    Actor officer() {
        return actor(officer, Role.OFFICER);
    }

    Actor approver() {
        return actor(approver, Role.APPROVER);
    }

    Actor secondApprover() {
        return actor(approver + 500_000, Role.APPROVER);
    }

    private Actor actor(long account, Role role) {
        return new Actor(
                account,
                role.word() + account,
                role.word() + " " + account,
                Actor.Kind.OFFICER,
                Set.of(role),
                role.rights(),
                division,
                "industry",
                1L,
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }

    static Actor enterprise(People.Plant plant) {
        return new Actor(
                plant.id(),
                "plant",
                "Plant " + plant.id(),
                Actor.Kind.ENTERPRISE,
                Set.of(Role.OWNER),
                Role.OWNER.rights(),
                plant.division(),
                null,
                null,
                DivisionRange.NONE,
                List.of(plant.id()),
                Actor.Via.SESSION);
    }
}
