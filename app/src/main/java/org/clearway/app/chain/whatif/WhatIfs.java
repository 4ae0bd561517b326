package org.clearway.app.chain.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.job.Jobs;
import org.clearway.app.shared.job.NewJob;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What if and restart plans as people see them: started as jobs, kept, shared by an act with a territory. A future tells totals of
 * the whole network; whose output differs is shown for the reader's own territory only.
 */
@Service
public class WhatIfs {

    public static final String KIND = "what-if";

    private static final int LEAST_DAYS = 7;
    private static final int MOST_DAYS = 60;
    private static final int MOST_CHOICES = 200;
    private static final int MOST_PER_DAY = 50;
    private static final String REFERENCE =
            "(site|road|enterprise):[0-9]{1,15}|division:[0-9A-Z]{6}|way:[0-9A-Z]{6}>[0-9A-Z]{6}";

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Audit audit;
    private final ClearwayClock clock;

    WhatIfs(JdbcClient jdbc, Jobs jobs, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts the calculation. @return the job's number
     *
     * @throws Refusal with every reason: nothing chosen, too much, a horizon out of bounds, a reference nobody can read
     */
    @Transactional
    public long start(String name, Choices choices) {
        Actor.current().require(Right.REPORTS);
        List<Reason> reasons = new ArrayList<>();
        if (name.isBlank() || name.length() < 2 || name.length() > 120) {
            reasons.add(Reason.at("name", "chain.what-if-name"));
        }
        if (choices.days() < LEAST_DAYS || choices.days() > MOST_DAYS) {
            reasons.add(Reason.at("days", "chain.what-if-days", LEAST_DAYS, MOST_DAYS));
        }
        if (choices.closeDays() < 1 || choices.closeDays() > MOST_DAYS) {
            reasons.add(Reason.at("closeDays", "chain.what-if-days", 1, MOST_DAYS));
        }
        if (choices.perDay() < 1 || choices.perDay() > MOST_PER_DAY) {
            reasons.add(Reason.at("perDay", "chain.what-if-per-day", MOST_PER_DAY));
        }
        checkReferences(choices, reasons);
        Refusal.ifAny(reasons);
        return jobs.start(NewJob.of(KIND, name, choices.written()));
    }

    private static void checkReferences(Choices choices, List<Reason> reasons) {
        int chosen = choices.open().size() + choices.close().size();
        if (!choices.isRestart() && chosen == 0) {
            reasons.add(Reason.at("open", "chain.what-if-nothing"));
        }
        if (chosen > MOST_CHOICES) {
            reasons.add(Reason.at("open", "chain.what-if-too-much", MOST_CHOICES));
        }
        choices.open().stream()
                .filter(ref -> !ref.matches(REFERENCE))
                .forEach(ref -> reasons.add(Reason.at("open", "chain.what-if-unknown", ref)));
        choices.close().stream()
                .filter(ref -> !ref.matches(REFERENCE))
                .forEach(ref -> reasons.add(Reason.at("close", "chain.what-if-unknown", ref)));
        if (choices.isRestart() && !choices.division().matches("[0-9A-Z]{6}")) {
            reasons.add(Reason.at("division", "chain.what-if-unknown", choices.division()));
        }
    }

    /** The actor's own and what was shared with the territory, the latest first. */
    @Transactional(readOnly = true)
    public List<WhatIf> list(int offset, int limit) {
        Actor.current().require(Right.REPORTS);
        return jdbc.sql("select * from chain.future order by id desc offset ? limit ?")
                .params(offset, limit)
                .query((row, number) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from chain.future").query(Long.class).single();
    }

    @Transactional(readOnly = true)
    public WhatIf find(long id) {
        Actor.current().require(Right.REPORTS);
        return jdbc.sql("select * from chain.future where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional()
                .orElseThrow(() -> new NotFound("what if", id));
    }

    /** Who gains ({@code sign} 1) or loses (-1), most first; 0 for the steps of a restart plan in their order. */
    @Transactional(readOnly = true)
    public List<WhatIf.Effect> effects(long id, int sign, int limit) {
        find(id);
        return jdbc.sql("""
                        select f.position, f.enterprise_id, coalesce(n.name_zh, f.site_id::text) as name_zh, n.name_en,
                            p.name_zh as part_zh, p.name_en as part_en, f.division, d.name_zh as division_zh,
                            d.name_en as division_en, f.reopens_on, f.stops_as_is, f.stops_acted, f.yuan
                        from chain.future_effect f join chain.part p on p.id = f.part_id
                        left join chain.node n on n.id = f.node_id left join directory.division d on d.code = f.division
                        where f.future_id = :id and (:sign = 0 or sign(f.yuan) = :sign) order by f.position limit :limit
                        """)
                .param("id", id)
                .param("sign", sign)
                .param("limit", limit)
                .query(WhatIf.Effect.class)
                .list();
    }

    /** Shows it to the officers of a territory, in place of whom it was shown to before. */
    @Transactional
    public void share(long id, String division) {
        WhatIf one = find(id);
        if (one.accountId() != Actor.current().accountId()) {
            throw new Refusal(Reason.of("chain.what-if-not-yours", id));
        }
        boolean known = Boolean.TRUE.equals(
                jdbc.sql("select exists (select from directory.division where code = ? and valid_to is null)")
                        .param(division)
                        .query(Boolean.class)
                        .single());
        if (!known) {
            throw new Refusal(Reason.at("division", "chain.what-if-unknown", division));
        }
        jdbc.sql("update chain.future set division = ?, shared_at = ? where id = ?")
                .params(division, Timestamp.from(clock.instant()), id)
                .update();
        audit.record(Audit.Entry.of("what if shared", "future", Long.toString(id), division));
    }

    private static WhatIf read(ResultSet row) throws SQLException {
        return new WhatIf(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getLong("account_id"),
                row.getString("made_by"),
                row.getString("division"),
                row.getTimestamp("made_at").toInstant(),
                row.getDate("business_date").toLocalDate(),
                row.getInt("days"),
                row.getString("choices"),
                row.getInt("stops_as_is"),
                row.getInt("stops_acted"),
                day(row, "first_as_is"),
                day(row, "first_acted"),
                row.getDouble("lost_as_is"),
                row.getDouble("lost_acted"),
                doubles(row, "output_as_is"),
                doubles(row, "output_acted"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        java.sql.Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    private static double[] doubles(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Double[]) row.getArray(column).getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
