package org.clearway.app.access.joining;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.access.signin.Secrets;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sheets of codes: up to a thousand enterprises are invited in one act. A code opens one account, once, until its day.
 * The codes are on the sheet only; the platform keeps their hashes.
 */
@Service
public class Invitations {

    /** A sheet that one office can hand out in a week. */
    public static final int MOST = 1_000;

    public static final int LONGEST_DAYS = 90;

    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final Audit audit;

    Invitations(JdbcClient jdbc, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** One line of a sheet. */
    public record Line(String creditCode, String nameZh, String nameEn, String code) {}

    public record Sheet(long id, Instant expiresAt, List<Line> lines) {}

    /** A sheet as the list shows it. */
    public record Issued(long id, Instant createdAt, Instant expiresAt, int codes, long used, long withdrawn) {}

    /**
     * Makes one sheet.
     *
     * @param role owner or reporter
     */
    @Transactional
    public Sheet invite(List<Enterprise> enterprises, String role, int days) {
        Actor actor = Actor.current();
        actor.require(Right.ACCOUNTS);
        Refusal.ifAny(against(enterprises, role, days));
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofDays(days));
        long sheet = jdbc.sql("""
                        insert into access.invitation_sheet (division, created_at, created_by, expires_at, codes)
                        values (?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        actor.division(),
                        Timestamp.from(now),
                        actor.accountId(),
                        Timestamp.from(expires),
                        enterprises.size())
                .query(Long.class)
                .single();
        List<Line> lines = enterprises.stream()
                .map(one -> new Line(
                        one.creditCode(), one.nameZh(), one.nameEn() == null ? "" : one.nameEn(), Secrets.code()))
                .toList();
        insert(sheet, enterprises, lines, role, expires);
        audit.record(Audit.Entry.of("enterprises invited", "invitation sheet", sheet, actor.division())
                .with(Map.of("codes", lines.size(), "role", role, "days", days)));
        return new Sheet(sheet, expires, lines);
    }

    private static List<Reason> against(List<Enterprise> enterprises, String role, int days) {
        List<Reason> reasons = new ArrayList<>();
        if (enterprises.isEmpty()) {
            reasons.add(Reason.at("enterprises", "access.invite.none"));
        }
        if (enterprises.size() > MOST) {
            reasons.add(Reason.at("enterprises", "access.invite.many", MOST, enterprises.size()));
        }
        if (!List.of("owner", "reporter").contains(role)) {
            reasons.add(Reason.at("role", "access.roles"));
        }
        if (days < 1 || days > LONGEST_DAYS) {
            reasons.add(Reason.at("days", "access.token.days", LONGEST_DAYS));
        }
        return reasons;
    }

    private void insert(long sheet, List<Enterprise> enterprises, List<Line> lines, String role, Instant expires) {
        jdbc.sql("""
                        insert into access.invitation (sheet_id, enterprise_id, division, role, code_hash, expires_at)
                        select :sheet, id, division, :role, decode(hash, 'hex'), :expires
                        from unnest(:ids::bigint[], :divisions::text[], :hashes::text[]) as t (id, division, hash)
                        """)
                .param("sheet", sheet)
                .param("role", role)
                .param("expires", Timestamp.from(expires))
                .param("ids", enterprises.stream().map(Enterprise::id).toArray(Long[]::new))
                .param(
                        "divisions",
                        enterprises.stream().map(Enterprise::division).toArray(String[]::new))
                .param(
                        "hashes",
                        lines.stream()
                                .map(line -> java.util.HexFormat.of().formatHex(Secrets.hashOfCode(line.code())))
                                .toArray(String[]::new))
                .update();
    }

    @Transactional(readOnly = true)
    public List<Issued> sheets(int limit) {
        Actor.current().require(Right.ACCOUNTS);
        return jdbc.sql("""
                        select s.id, s.created_at, s.expires_at, s.codes,
                            count(i.used_at) as used, count(i.withdrawn_at) as withdrawn
                        from (select * from access.invitation_sheet order by id desc limit ?) s
                        left join access.invitation i on i.sheet_id = s.id
                        group by s.id, s.created_at, s.expires_at, s.codes order by s.id desc
                        """)
                .param(limit)
                .query((row, number) -> new Issued(
                        row.getLong("id"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getInt("codes"),
                        row.getLong("used"),
                        row.getLong("withdrawn")))
                .list();
    }

    /** A lost sheet: the codes that nobody has used yet open nothing any more. */
    @Transactional
    public void withdraw(long sheet) {
        Actor actor = Actor.current();
        actor.require(Right.ACCOUNTS);
        int changed = jdbc.sql(
                        "update access.invitation set withdrawn_at = ? where sheet_id = ? and used_at is null and withdrawn_at is null")
                .params(Timestamp.from(clock.instant()), sheet)
                .update();
        if (changed == 0) {
            throw new NotFound("sheet with open codes", sheet);
        }
        audit.record(Audit.Entry.of("invitations withdrawn", "invitation sheet", sheet, actor.division())
                .with(Map.of("codes", changed)));
    }
}
