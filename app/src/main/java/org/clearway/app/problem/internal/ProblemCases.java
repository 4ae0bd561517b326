package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.util.List;
import org.clearway.app.problem.Problem;
import org.clearway.app.shared.port.LinkedCases;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Words;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The problem of a red light, or of anything else that another module raised. */
@Component
public class ProblemCases implements LinkedCases {

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    ProblemCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Case> cases(String source, String reference) {
        if (!Actor.current().may(Right.PROBLEMS)) {
            return List.of();
        }
        Words words = new Words(LocaleContextHolder.getLocale());
        return jdbc
                .sql("select " + COLUMNS + " from problem.problem p" + OWNER
                        + " where p.source = :source and p.reference = :reference order by p.id desc limit " + MOST)
                .param("source", source)
                .param("reference", reference)
                .query(Problem.class)
                .list()
                .stream()
                .map(one -> new Case(
                        one.number(),
                        "problem.state." + one.state(),
                        words.name(one.ownerZh(), one.ownerEn()),
                        one.dueAt(),
                        "/problems/" + one.number()))
                .toList();
    }
}
