package org.clearway.app.monitoring.panel;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.monitoring.Panels;
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

/** Builds panels from the enterprises within reach, adds and ends members; a member belongs from a day to a day. */
@Service
public class BuildingPanels {

    /** Beyond it a panel is a division or a chain, and figures have those already. */
    public static final int MOST_MEMBERS = 20_000;

    private static final int NAMED_UNKNOWN = 10;

    private final Enterprises enterprises;
    private final Panels panels;
    private final JdbcClient jdbc;
    private final ClearwayClock clock;
    private final Audit audit;

    BuildingPanels(Enterprises enterprises, Panels panels, JdbcClient jdbc, ClearwayClock clock, Audit audit) {
        this.enterprises = enterprises;
        this.panels = panels;
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    /** @return how many members it has */
    @Transactional
    public long build(NewPanel wanted) {
        Actor.current().require(Right.INDICATORS);
        List<Reason> reasons = new ArrayList<>();
        if (!wanted.code().matches("[a-z][a-z0-9_]{1,39}")) {
            reasons.add(Reason.at("code", "monitoring.panel.code", wanted.code()));
        } else if (panels.byCode(wanted.code(), clock.today()).isPresent()) {
            reasons.add(Reason.at("code", "monitoring.panel.taken", wanted.code()));
        }
        text("nameZh", wanted.nameZh(), reasons);
        text("nameEn", wanted.nameEn(), reasons);
        text("ground", wanted.ground(), reasons);
        Map<Long, String> members = members(wanted, reasons);
        Refusal.ifAny(reasons);
        Actor actor = Actor.current();
        long id = jdbc.sql("""
                        insert into monitoring.panel (code, division, name_zh, name_en, ground, recipe, account_id, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        wanted.code(),
                        actor.division(),
                        wanted.nameZh().strip(),
                        wanted.nameEn().strip())
                .params(wanted.ground().strip(), recipe(wanted), actor.accountId(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        write(id, members, wanted.validFrom());
        audit.record(Audit.Entry.of("panel built", "panel", wanted.code(), actor.division())
                .because(wanted.ground())
                .with(Map.of("members", members.size(), "recipe", recipe(wanted))));
        return members.size();
    }

    private static void text(String field, String value, List<Reason> reasons) {
        int length = value.strip().length();
        if (length < 2 || length > 120) {
            reasons.add(Reason.at(field, "monitoring.indicator.text", 2, 120));
        }
    }

    private static String recipe(NewPanel wanted) {
        return wanted.filter() == null ? wanted.codes().size() + " codes" : String.valueOf(wanted.filter());
    }

    private Map<Long, String> members(NewPanel wanted, List<Reason> reasons) {
        Map<Long, String> members = new LinkedHashMap<>();
        if (wanted.filter() != null && !wanted.filter().isNarrowed()) {
            reasons.add(Reason.at("filter", "monitoring.panel.wide"));
        } else if (wanted.filter() != null) {
            long count = enterprises.count(wanted.filter());
            if (count > MOST_MEMBERS) {
                reasons.add(Reason.at("filter", "monitoring.panel.large", count, MOST_MEMBERS));
                return members;
            }
            enterprises.forEach(wanted.filter(), one -> members.put(one.id(), one.division()));
        }
        members.putAll(byCodes(wanted.codes(), reasons));
        if (members.isEmpty() && reasons.isEmpty()) {
            reasons.add(Reason.at("codes", "monitoring.panel.empty"));
        }
        return members;
    }

    private Map<Long, String> byCodes(List<String> codes, List<Reason> reasons) {
        Map<Long, String> members = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        if (codes.size() > MOST_MEMBERS) {
            reasons.add(Reason.at("codes", "monitoring.panel.large", codes.size(), MOST_MEMBERS));
            return members;
        }
        for (String code : codes) {
            enterprises
                    .byCreditCode(code)
                    .ifPresentOrElse(one -> members.put(one.id(), one.division()), () -> unknown.add(code));
        }
        if (!unknown.isEmpty()) {
            reasons.add(Reason.at(
                    "codes",
                    "monitoring.panel.unknown",
                    unknown.size(),
                    String.join(", ", unknown.subList(0, Math.min(NAMED_UNKNOWN, unknown.size())))));
        }
        return members;
    }

    private int write(long id, Map<Long, String> members, LocalDate from) {
        return jdbc.sql("""
                        insert into monitoring.panel_member (panel_id, enterprise_id, division, valid_from)
                        select :panel, g.id, g.division, :from from unnest(:ids, :divisions) as g (id, division)
                        where not exists (select from monitoring.panel_member m where m.panel_id = :panel
                            and m.enterprise_id = g.id and (m.valid_to is null or m.valid_to >= :from))
                        """)
                .param("panel", id)
                .param("from", from)
                .param("ids", members.keySet().toArray(Long[]::new))
                .param("divisions", members.values().toArray(String[]::new))
                .update();
    }

    /** Adds enterprises from a day on; those who are members stay so. */
    @Transactional
    public int add(String code, List<String> codes, LocalDate from) {
        Panels.Panel panel = own(code);
        List<Reason> reasons = new ArrayList<>();
        Map<Long, String> members = byCodes(codes, reasons);
        if (codes.isEmpty()) {
            reasons.add(Reason.at("codes", "monitoring.panel.empty"));
        }
        Refusal.ifAny(reasons);
        int added = write(panel.id(), members, from);
        changed(panel, "panel members added", Map.of("members", added, "from", from.toString()));
        return added;
    }

    /** The last day on which an enterprise belongs; days before keep it. */
    @Transactional
    public void end(String code, String creditCode, LocalDate lastDay) {
        Panels.Panel panel = own(code);
        Enterprise enterprise =
                enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
        int ended = jdbc.sql("update monitoring.panel_member set valid_to = greatest(?, valid_from)"
                        + " where panel_id = ? and enterprise_id = ? and valid_to is null")
                .params(lastDay, panel.id(), enterprise.id())
                .update();
        if (ended == 0) {
            throw new NotFound("member", creditCode);
        }
        changed(panel, "panel member ended", Map.of("enterprise", creditCode, "last", lastDay.toString()));
    }

    private Panels.Panel own(String code) {
        Actor.current().require(Right.INDICATORS);
        Panels.Panel panel = panels.byCode(code, clock.today()).orElseThrow(() -> new NotFound("panel", code));
        if (code.startsWith("chain:") || !Actor.current().range().holds(panel.division())) {
            throw new Refusal(Reason.at("code", "monitoring.panel.not-yours", code));
        }
        return panel;
    }

    /** Kept sums of the panel as it was no longer answer. */
    private void changed(Panels.Panel panel, String act, Map<String, ?> detail) {
        jdbc.sql("update monitoring.panel set version = version + 1 where id = ?")
                .param(panel.id())
                .update();
        audit.record(
                Audit.Entry.of(act, "panel", panel.code(), panel.division()).with(detail));
    }

    /** One page of the members on a day, by division; with their last day when it is set. */
    @Transactional(readOnly = true)
    public List<Member> members(String code, LocalDate day, int offset, int limit) {
        Actor.current().require(Right.REPORTS);
        List<Member> found = jdbc.sql("""
                        select m.enterprise_id, m.division, m.valid_from, m.valid_to from monitoring.panel_member m
                        where m.panel_id = (select id from monitoring.panel where code = :code) and m.valid_from <= :day
                            and (m.valid_to is null or m.valid_to >= :day)
                        order by m.division, m.enterprise_id limit :limit offset :offset
                        """)
                .param("code", code)
                .param("day", day)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Member(
                        row.getLong("enterprise_id"),
                        row.getString("division"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        null))
                .list();
        return found.stream()
                .map(one -> new Member(
                        one.enterpriseId(),
                        one.division(),
                        one.validFrom(),
                        one.validTo(),
                        enterprises.byId(one.enterpriseId()).orElse(null)))
                .toList();
    }

    /** @param enterprise null when it is out of reach */
    public record Member(
            long enterpriseId,
            String division,
            LocalDate validFrom,
            @org.jspecify.annotations.Nullable LocalDate validTo,
            @org.jspecify.annotations.Nullable Enterprise enterprise) {}
}
