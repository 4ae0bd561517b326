package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    public Map<String, List<Case>> cases(String source, Collection<String> references) {
        if (references.isEmpty() || !Actor.current().may(Right.PROBLEMS)) {
            return Map.of();
        }
        Words words = new Words(LocaleContextHolder.getLocale());
        return jdbc
                .sql("select " + COLUMNS
                        + " from unnest(:references) as r (wanted) cross join lateral (select * from problem.problem"
                        + " where source = :source and reference = r.wanted order by id desc limit " + MOST + ") p"
                        + OWNER
                        + " order by p.id desc")
                .param("source", source)
                .param("references", Set.copyOf(references).toArray(String[]::new))
                .query(Problem.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.reference()),
                        Collectors.mapping(one -> shown(one, words), Collectors.toList())));
    }

    private static Case shown(Problem one, Words words) {
        return new Case(
                one.number(),
                "problem.state." + one.state(),
                words.name(one.ownerZh(), one.ownerEn()),
                one.dueAt(),
                "/problems/" + one.number());
    }
}
