package org.clearway.app.problem.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which open problems may have one thing behind them. Four stated rules look at what was filed as codes: the same road, supplier or
 * other cause, the same place, the same matter about the same goods in one city; a fifth compares what people wrote, by the share of
 * common pairs of characters. Each suggestion says which rule made it and what was the same.
 */
@Component
public class PointSuggestions {

    /** Fewer than this is no blocking point. */
    public static final int FEWEST = 3;

    /** From this share of common pairs on two titles of one kind are held for similar; lower than for duplicates of one enterprise. */
    public static final double SIMILAR = 0.40;

    private static final int MOST = 30;
    private static final int TITLES_COMPARED = 300;

    /** Open ones behind no point yet; one index knows all that the rules of codes look at. */
    private static final String ALIKE =
            " from problem.problem p where p.closed_at is null and p.point_id is null and p.state <> 'solved' and p.division >= :lo and p.division < :hi";

    private static final String RULES = """
            with r as materialized (
                select p.id, p.kind, p.division, p.enterprise_id, x.rule, x.key from (select p.* FROM_ALIKE) p cross join lateral (values
                    (case when p.cause like 'road:%' then 'road' when p.cause like 'supplier:%' then 'supplier' else 'cause' end, p.cause),
                    ('place', lower(btrim(p.place))),
                    ('words', case when p.cause is null then p.matter || '|' || left(p.division, 4) || '|' || p.arguments[1] end)) as x (rule, key)
                where x.key <> '')
            """.replace("FROM_ALIKE", ALIKE);

    private final JdbcClient jdbc;

    PointSuggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A group that a person may make a point of.
     *
     * @param same        what is the same: a cause, a place, a title
     * @param enterprises how many it hits
     * @param least       the lowest share of common pairs in the group, in percent; 100 where a code is the same
     */
    public record Suggestion(
            String rule,
            String key,
            String kind,
            String same,
            long problems,
            long enterprises,
            long divisions,
            int least) {}

    private record Titled(
            long id, String number, String kind, String title, String division, long enterpriseId, Set<String> pairs) {}

    private static Map<String, String> range() {
        DivisionRange own = Actor.current().range();
        return Map.of("lo", own.lo(), "hi", own.hi());
    }

    public List<Suggestion> all() {
        List<Suggestion> found = new ArrayList<>(jdbc.sql(RULES + """
                        , most as materialized (
                            select rule, key from r where not exists (select 1 from problem.blocking_point b
                                where b.rule = r.rule and b.key = r.key and b.state = 'declined')
                            group by rule, key having count(*) >= :fewest order by count(*) desc, rule, key limit :most)
                        select r.rule, r.key, min(r.kind) as kind, r.key as same, count(*) as problems,
                            count(distinct r.enterprise_id) as enterprises, count(distinct r.division) as divisions, 100 as least
                        from most m join r on r.rule = m.rule and r.key = m.key group by r.rule, r.key order by count(*) desc, r.rule, r.key
                        """)
                .params(range())
                .param("fewest", FEWEST)
                .param("most", MOST)
                .query(Suggestion.class)
                .list());
        Set<String> declined = declined();
        groups().values().stream()
                .filter(group -> group.size() >= FEWEST
                        && !declined.contains(group.getFirst().number()))
                .map(PointSuggestions::suggestion)
                .forEach(found::add);
        found.sort(Comparator.comparingLong(Suggestion::problems).reversed());
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private Set<String> declined() {
        return Set.copyOf(jdbc.sql(
                        "select key from problem.blocking_point where rule = 'similar' and state = 'declined' and key is not null")
                .query(String.class)
                .list());
    }

    private static Suggestion suggestion(List<Titled> group) {
        Titled first = group.getFirst();
        double least = group.stream()
                .mapToDouble(one -> Similar.share(first.pairs(), one.pairs()))
                .min()
                .orElse(1);
        return new Suggestion(
                "similar",
                first.number(),
                first.kind(),
                first.title(),
                group.size(),
                group.stream().map(Titled::enterpriseId).distinct().count(),
                group.stream().map(Titled::division).distinct().count(),
                (int) Math.floor(least * 100));
    }

    /** Each title joins the first group whose first title it resembles. */
    private Map<String, List<Titled>> groups() {
        Map<String, List<Titled>> groups = new LinkedHashMap<>();
        for (Titled one : titled()) {
            List<Titled> group = groups.values().stream()
                    .filter(other -> resembles(other.getFirst(), one))
                    .findFirst()
                    .orElseGet(() -> groups.computeIfAbsent(one.number(), number -> new ArrayList<>()));
            group.add(one);
        }
        return groups;
    }

    private static boolean resembles(Titled first, Titled other) {
        return first.kind().equals(other.kind()) && Similar.share(first.pairs(), other.pairs()) >= SIMILAR;
    }

    private List<Titled> titled() {
        return jdbc.sql(
                        "select p.id, p.number, p.kind, p.title, p.division, coalesce(p.enterprise_id, 0) as enterprise_id"
                                + ALIKE + " and p.title is not null and p.cause is null order by p.id desc limit :most")
                .params(range())
                .param("most", TITLES_COMPARED)
                .query((row, number) -> new Titled(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("division"),
                        row.getLong("enterprise_id"),
                        Similar.pairs(row.getString("title"))))
                .list();
    }

    /** Numbers of the problems behind one suggestion, at most so many. */
    public Long[] members(String rule, String key, int most) {
        if (rule.equals("similar")) {
            return groups().getOrDefault(key, List.of()).stream()
                    .limit(most)
                    .map(Titled::id)
                    .toArray(Long[]::new);
        }
        return jdbc.sql(RULES + "select id from r where rule = :rule and key = :key order by id limit :most")
                .params(range())
                .param("rule", rule)
                .param("key", key)
                .param("most", most)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }
}
