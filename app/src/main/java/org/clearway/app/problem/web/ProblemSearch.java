package org.clearway.app.problem.web;

import java.util.List;
import java.util.Locale;
import org.clearway.app.problem.ProblemFilter;
import org.clearway.app.problem.ProblemRegister;
import org.clearway.app.shared.port.SearchSource;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.web.Words;
import org.springframework.stereotype.Component;

/** Problems in the search on top of every page: by number, enterprise and words. */
@Component
class ProblemSearch implements SearchSource {

    private final ProblemRegister problems;
    private final Titles titles;

    ProblemSearch(ProblemRegister problems, Titles titles) {
        this.problems = problems;
        this.titles = titles;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public String headingKey() {
        return "nav.problems";
    }

    @Override
    public List<Hit> find(String words, int limit) {
        Actor actor = Actor.current();
        if (!actor.isOfficer() || !actor.may(Right.PROBLEMS)) {
            return List.of();
        }
        Words chinese = new Words(Locale.SIMPLIFIED_CHINESE);
        Words english = new Words(Locale.ENGLISH);
        return problems.list(ProblemFilter.ALL.about(words), 0, limit).stream()
                .map(one -> new Hit(
                        titles.of(one, chinese),
                        titles.of(one, english),
                        one.number() + " · " + one.whoZh(),
                        "/problems/" + one.number()))
                .toList();
    }
}
