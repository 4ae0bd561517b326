package org.clearway.app.chain.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.clearway.app.chain.SaidRelation;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** Reads and writes relations, many at once. */
@Repository
public class RelationStatements {

    private final JdbcTemplate jdbc;

    RelationStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A site and product that a row names. */
    public record Node(long node, long enterprise, String division, long part, String unit) {}

    /** A row and its two ends. */
    public record Ends(SaidRelation row, Node buyer, Node supplier) {}

    /**
     * By how much the two sides of a relation may differ.
     *
     * @param volume share of the larger volume, 0 to 1
     * @param share  of all that the buyer takes, 0 to 1
     */
    public record Tolerances(double volume, double share, double leadDays, double transitDays) {
        Double[] array() {
            return new Double[] {volume, share, leadDays, transitDays};
        }
    }

    public record Counts(long added, long changed, long unchanged, long disputes) {

        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts other) {
            return new Counts(
                    added + other.added,
                    changed + other.changed,
                    unchanged + other.unchanged,
                    disputes + other.disputes);
        }
    }

    /** By row, from 0; rows that name nothing known are missing. */
    public Map<Integer, Node> find(
            List<SaidRelation> rows,
            Function<SaidRelation, String> code,
            ToIntFunction<SaidRelation> site,
            Function<SaidRelation, String> part) {
        Map<Integer, Node> found = new HashMap<>();
        jdbc.query(
                "select * from chain.find_nodes(?, ?, ?)",
                (RowCallbackHandler) row -> found.put(
                        (int) row.getLong(1) - 1,
                        new Node(row.getLong(2), row.getLong(3), row.getString(4), row.getLong(5), row.getString(6))),
                rows.stream().map(code).toArray(String[]::new),
                rows.stream().map(site::applyAsInt).toArray(Integer[]::new),
                rows.stream().map(part).toArray(String[]::new));
        return found;
    }

    /** What takes what, as "part/input". */
    public Set<String> inputs() {
        Set<String> inputs = new HashSet<>();
        jdbc.query(
                "select part_id, input_id from chain.part_input where superseded_at = 'infinity'",
                (RowCallbackHandler) row -> inputs.add(row.getLong(1) + "/" + row.getLong(2)));
        return inputs;
    }

    public Counts say(
            List<Ends> rows, boolean bySupplier, String channel, Instant at, LocalDate today, Tolerances tolerances) {
        if (rows.isEmpty()) {
            return Counts.NONE;
        }
        Counts counts = jdbc.queryForObject(
                "select * from chain.say_relations(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                rows.stream().map(one -> one.buyer().node()).toArray(Long[]::new),
                rows.stream().map(one -> one.supplier().node()).toArray(Long[]::new),
                rows.stream().map(one -> one.buyer().enterprise()).toArray(Long[]::new),
                rows.stream().map(one -> one.supplier().enterprise()).toArray(Long[]::new),
                rows.stream().map(one -> one.buyer().division()).toArray(String[]::new),
                rows.stream().map(one -> one.supplier().division()).toArray(String[]::new),
                rows.stream().map(one -> one.supplier().part()).toArray(Long[]::new),
                rows.stream().map(one -> one.row().monthlyVolume()).toArray(Double[]::new),
                rows.stream().map(one -> one.row().share()).toArray(Double[]::new),
                rows.stream().map(one -> one.row().leadDays()).toArray(Integer[]::new),
                rows.stream().map(one -> one.row().transitDays()).toArray(Integer[]::new),
                rows.stream().map(one -> one.row().soleSource()).toArray(Boolean[]::new),
                bySupplier ? "supplier" : "buyer",
                java.sql.Date.valueOf(today),
                Timestamp.from(at),
                Actor.current().accountId(),
                channel,
                tolerances.array());
        return counts == null ? Counts.NONE : counts;
    }
}
