package org.clearway.app.chain.product;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.clearway.app.chain.product.KnownTree.Input;
import org.clearway.app.chain.product.KnownTree.Part;
import org.clearway.app.chain.product.KnownTree.Substitute;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** Reads the whole tree (some thousand parts) and writes lines of it, in versions. */
@Repository
class TreeStatements {

    private final JdbcTemplate jdbc;

    TreeStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writers wait for each other, so that two halves of a cycle cannot be said at one moment. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('chain.part_input'))", (RowCallbackHandler) row -> {});
    }

    KnownTree read() {
        KnownTree known = new KnownTree();
        jdbc.query("select code from chain.chain", (RowCallbackHandler) row -> known.chains.add(row.getString(1)));
        jdbc.query(
                "select id, chain || '/' || code, name_zh, name_en, unit, unit_yuan from chain.part",
                (RowCallbackHandler) row -> known.parts.put(
                        row.getString(2),
                        new Part(
                                row.getLong(1),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getDouble(6))));
        jdbc.query("""
                select p.chain || '/' || p.code, q.chain || '/' || q.code, i.quantity, i.essential from chain.part_input i
                join chain.part p on p.id = i.part_id join chain.part q on q.id = i.input_id where i.superseded_at = 'infinity'
                """, (RowCallbackHandler) row ->
                known.into(row.getString(1)).put(row.getString(2), new Input(row.getDouble(3), row.getBoolean(4))));
        jdbc.query("""
                select p.chain || '/' || p.code, q.chain || '/' || q.code, s.quantity, s.ground from chain.part_substitute s
                join chain.part p on p.id = s.part_id join chain.part q on q.id = s.substitute_id where s.superseded_at = 'infinity'
                """, (RowCallbackHandler) row -> known.instead(row.getString(1))
                .put(row.getString(2), new Substitute(row.getDouble(3), row.getString(4))));
        return known;
    }

    void chain(String code, String nameZh, String nameEn, Instant at) {
        jdbc.update(
                "insert into chain.chain (code, name_zh, name_en, recorded_at) values (?, ?, ?, ?) on conflict do nothing",
                code,
                nameZh,
                nameEn,
                Timestamp.from(at));
    }

    /** Adds a part, or gives a known one other names or another worth. @return its number */
    long part(String chain, String code, Part part, Instant at) {
        Long id = jdbc.queryForObject(
                """
                insert into chain.part (chain, code, name_zh, name_en, unit, unit_yuan, recorded_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (chain, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                    unit_yuan = excluded.unit_yuan returning id
                """,
                Long.class,
                chain,
                code,
                part.nameZh(),
                part.nameEn(),
                part.unit(),
                part.yuan(),
                Timestamp.from(at));
        return id == null ? 0 : id;
    }

    void input(long part, long input, @Nullable Input said, Instant at, LocalDate today) {
        end("part_input", "input_id", part, input, at);
        if (said != null) {
            jdbc.update(
                    "insert into chain.part_input (part_id, input_id, quantity, essential, valid_from, account_id, recorded_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    part,
                    input,
                    said.quantity(),
                    said.essential(),
                    today,
                    Actor.current().accountId(),
                    Timestamp.from(at));
        }
    }

    void substitute(long part, long substitute, @Nullable Substitute said, Instant at) {
        end("part_substitute", "substitute_id", part, substitute, at);
        if (said != null) {
            jdbc.update(
                    "insert into chain.part_substitute (part_id, substitute_id, quantity, ground, account_id, recorded_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    part,
                    substitute,
                    said.quantity(),
                    said.ground(),
                    Actor.current().accountId(),
                    Timestamp.from(at));
        }
    }

    private void end(String table, String other, long part, long id, Instant at) {
        jdbc.update(
                "update chain." + table
                        + " set superseded_at = greatest(?, recorded_at + interval '1 microsecond') where part_id = ? and "
                        + other + " = ? and superseded_at = 'infinity'",
                Timestamp.from(at),
                part,
                id);
    }
}
