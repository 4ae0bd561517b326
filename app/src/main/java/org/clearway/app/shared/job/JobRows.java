package org.clearway.app.shared.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearway.app.shared.scope.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of jobs. */
@Repository
class JobRows {

    private static final String COLUMNS = """
            id, kind, name, state, created_at, started_at, ended_at, rows_total, rows_good, rows_bad, result_name, detail
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long insert(NewJob job, Actor actor, Instant now, byte @Nullable [] digest) {
        JobDetail detail = new JobDetail(Starter.of(actor), job.settings(), job.counts(), List.of());
        return jdbc.sql("""
                        insert into shared.job (kind, account_id, division, name, state, created_at, rows_total, input_name,
                            input_digest, input, result_name, result, detail)
                        values (:kind, :account, :division, :name, :state, :now, :total, :name, :digest, :input,
                            :resultName, :result, :detail::jsonb)
                        returning id
                        """)
                .param("kind", job.kind())
                .param("account", actor.accountId())
                .param("division", actor.division())
                .param("name", job.name())
                .param("state", job.toConfirm() ? "to_confirm" : "waiting")
                .param("now", Timestamp.from(now))
                .param("total", job.rowsTotal())
                .param("digest", digest)
                .param("input", job.input())
                .param("resultName", job.resultName())
                .param("result", job.result())
                .param("detail", json.writeValueAsString(detail))
                .query(Long.class)
                .single();
    }

    Optional<Job> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from shared.job where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Job> ofAccount(long account, @Nullable String kind, int limit) {
        return jdbc.sql("select " + COLUMNS + " from shared.job where account_id = :account"
                        + " and (:kind::text is null or kind = :kind) order by id desc limit :limit")
                .param("account", account)
                .param("kind", kind)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    List<Job> toLookAt(long account, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from shared.job where account_id = :account and seen_at is null"
                        + " and state in ('to_confirm', 'done', 'failed') order by id desc limit :limit")
                .param("account", account)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    long countToLookAt(long account) {
        return jdbc.sql("select count(*) from shared.job where account_id = ? and seen_at is null"
                        + " and state in ('to_confirm', 'done', 'failed')")
                .param(account)
                .query(Long.class)
                .single();
    }

    void seen(long id, Instant now) {
        jdbc.sql("update shared.job set seen_at = ? where id = ? and seen_at is null and state in ('done', 'failed')")
                .param(Timestamp.from(now))
                .param(id)
                .update();
    }

    /** True when the job was in one of these states until now. */
    boolean move(long id, String to, Instant now, String... from) {
        return jdbc.sql("""
                                update shared.job set state = :to,
                                    started_at = case when :to = 'running' then :now else started_at end,
                                    ended_at = case when :to in ('failed', 'cancelled') then :now else ended_at end
                                where id = :id and state = any (:from)
                                """)
                        .param("to", to)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    boolean progress(long id, long good, long bad) {
        return jdbc.sql("update shared.job set rows_good = ?, rows_bad = ? where id = ? and state = 'running'")
                        .params(good, bad, id)
                        .update()
                == 1;
    }

    boolean finish(JobRun run, Instant now) {
        JobDetail detail = detail(run.job().id()).with(run.counts());
        return jdbc.sql("""
                                update shared.job set state = 'done', ended_at = :now, rows_good = :good, rows_bad = :bad,
                                    rows_total = coalesce(rows_total, :good + :bad), result_name = :name, result = :result::bytea,
                                    input = null, detail = :detail::jsonb
                                where id = :id and state = 'running'
                                """)
                        .param("now", Timestamp.from(now))
                        .param("good", run.good())
                        .param("bad", run.bad())
                        .param("name", run.resultName())
                        .param("result", run.result())
                        .param("detail", json.writeValueAsString(detail))
                        .param("id", run.job().id())
                        .update()
                == 1;
    }

    void fail(long id, Instant now, JobDetail detail, String message) {
        jdbc.sql("update shared.job set state = 'failed', ended_at = ?, detail = ?::jsonb, message = ? where id = ?")
                .params(Timestamp.from(now), json.writeValueAsString(detail), message, id)
                .update();
    }

    JobDetail detail(long id) {
        String text = jdbc.sql("select detail from shared.job where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return json.readValue(text, JobDetail.class);
    }

    byte @Nullable [] bytes(long id, String column) {
        return jdbc.sql("select " + (column.equals("input") ? "input" : "result") + " from shared.job where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(content -> content)
                .orElse(null);
    }

    private Job read(ResultSet row) throws SQLException {
        JobDetail detail = json.readValue(row.getString("detail"), JobDetail.class);
        return new Job(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                Job.State.of(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")),
                row.getObject("rows_total", Long.class),
                row.getLong("rows_good"),
                row.getLong("rows_bad"),
                row.getString("result_name"),
                detail.settings(),
                detail.counts(),
                detail.reasons());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
