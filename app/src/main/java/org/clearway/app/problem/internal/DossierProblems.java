package org.clearway.app.problem.internal;

import java.util.List;
import org.clearway.app.problem.Problem;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.shared.port.DossierPart;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest problems of an enterprise, on its dossier. */
@Component
class DossierProblems implements DossierPart {

    private static final int ROWS = 8;

    private final ProblemRegister problems;

    DossierProblems(ProblemRegister problems) {
        this.problems = problems;
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public String fragment() {
        return "problem/cards :: dossier";
    }

    @Override
    public @Nullable Object content(long enterpriseId, AsOf asOf) {
        if (!Actor.current().may(Right.PROBLEMS)) {
            return null;
        }
        List<Problem> rows = problems.list(ProblemFilter.ALL.of(enterpriseId), 0, ROWS).stream()
                .filter(one -> !one.filedAt().isAfter(asOf.at()))
                .toList();
        return rows.isEmpty() ? null : rows;
    }
}
