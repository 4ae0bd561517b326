package org.clearway.app.problem.internal;

import static org.clearway.app.problem.internal.ProblemSql.COLUMNS;
import static org.clearway.app.problem.internal.ProblemSql.OWNER;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.problem.NewProblem;
import org.clearway.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Texts that say the same: the share of common pairs of neighbouring characters (Jaccard, 0 to 1), which needs no dictionary and
 * works for Chinese and English alike.
 */
@Component
public class Similar {

    /** From here on two titles of one enterprise and kind count as the same. */
    public static final double DUPLICATE = 0.55;

    private static final int LOOKED_AT = 200;

    private final JdbcClient jdbc;

    Similar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The enterprise's open problems of the same kind that say the same, the likest first. */
    public List<Problem> of(NewProblem wanted) {
        return jdbc
                .sql("select " + COLUMNS + " from problem.problem p" + OWNER
                        + " where p.enterprise_id = :enterprise and p.closed_at is null and p.kind = :kind"
                        + " order by p.id desc limit " + LOOKED_AT)
                .param("enterprise", wanted.enterpriseId())
                .param("kind", wanted.kind())
                .query(Problem.class)
                .list()
                .stream()
                .filter(one -> sameCause(one, wanted) || share(one.title(), wanted.title()) >= DUPLICATE)
                .limit(5)
                .toList();
    }

    private static boolean sameCause(Problem one, NewProblem wanted) {
        return wanted.cause() != null && wanted.cause().equals(one.cause());
    }

    /** The share of common pairs; 0 when either text is missing. */
    public static double share(@Nullable String one, @Nullable String other) {
        return share(pairs(one), pairs(other));
    }

    /** The share of common pairs of two texts whose {@link #pairs} are known. */
    static double share(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        long both = left.stream().filter(right::contains).count();
        return both / (double) (left.size() + right.size() - both);
    }

    static Set<String> pairs(@Nullable String text) {
        Set<String> pairs = new HashSet<>();
        String plain = text == null ? "" : text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}，。；：、（）]", "");
        for (int i = 0; i + 1 < plain.length(); i++) {
            pairs.add(plain.substring(i, i + 2));
        }
        return pairs;
    }
}
