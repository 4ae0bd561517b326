package org.clearway.app.problem.internal;

import java.util.List;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.shared.port.ToDo;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Phrases;
import org.springframework.stereotype.Component;

/** What lies on an officer's desk, and what an enterprise has to confirm. */
@Component
class ProblemToDo implements ToDo {

    private final ProblemRegister problems;

    ProblemToDo(ProblemRegister problems) {
        this.problems = problems;
    }

    @Override
    public List<Task> tasks(int limit) {
        Actor actor = Actor.current();
        if (works(actor)) {
            return problems.queue(authority(actor), 0, limit).stream()
                    .map(one -> task(one, "problem.todo.desk"))
                    .toList();
        }
        if (actor.isEnterprise() && actor.may(Right.FILE_PROBLEMS)) {
            return problems.list(ProblemFilter.ALL.with("solved"), 0, limit).stream()
                    .map(one -> task(one, "problem.todo.confirm"))
                    .toList();
        }
        return List.of();
    }

    @Override
    public long count() {
        Actor actor = Actor.current();
        if (works(actor)) {
            return problems.countQueue(authority(actor));
        }
        return actor.isEnterprise() && actor.may(Right.FILE_PROBLEMS)
                ? problems.count(ProblemFilter.ALL.with("solved"))
                : 0;
    }

    private static boolean works(Actor actor) {
        return actor.isOfficer() && actor.may(Right.PROBLEMS) && actor.may(Right.PREPARE);
    }

    private static long authority(Actor actor) {
        Long own = actor.authorityId();
        return own == null ? 0 : own;
    }

    private static Task task(Problem one, String key) {
        return new Task(
                key,
                List.of(one.number(), new Phrases.Name(one.whoZh(), one.whoEn())),
                one.dueAt(),
                one.since(),
                "/problems/" + one.number());
    }
}
