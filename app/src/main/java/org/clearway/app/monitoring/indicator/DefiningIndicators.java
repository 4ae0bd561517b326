package org.clearway.app.monitoring.indicator;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Defines an indicator, changes its definition by a new version, withdraws it. */
@Service
public class DefiningIndicators {

    private final JdbcClient jdbc;
    private final Indicators indicators;
    private final ClearwayClock clock;
    private final Audit audit;

    DefiningIndicators(JdbcClient jdbc, Indicators indicators, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.indicators = indicators;
        this.clock = clock;
        this.audit = audit;
    }

    /** Everything that speaks against a definition; empty when it may be saved. */
    @Transactional(readOnly = true)
    public List<Reason> against(Definition one) {
        Actor.current().require(Right.INDICATORS);
        return DefinitionRules.against(one, indicators.all(AsOf.now(clock)));
    }

    /** @return the number of the new version */
    @Transactional
    public int define(Definition one) {
        Map<String, Indicator> known = indicators.all(AsOf.now(clock));
        List<Reason> reasons = new ArrayList<>(against(one));
        Indicator before = known.get(one.code());
        if (before != null && !Actor.current().range().holds(DivisionRange.of(before.division()))) {
            reasons.add(Reason.at("code", "monitoring.indicator.not-yours", one.code()));
        }
        Refusal.ifAny(reasons);
        return write(one, before, false, one.why());
    }

    /** No new values from now on; formulas that name it are named in the refusal. */
    @Transactional
    public void withdraw(String code, @Nullable String why) {
        Actor.current().require(Right.INDICATORS);
        Map<String, Indicator> known = indicators.all(AsOf.now(clock));
        Indicator before = indicators.one(code, AsOf.now(clock));
        List<Reason> reasons = new ArrayList<>();
        if (why == null || why.strip().length() < 2) {
            reasons.add(Reason.at("why", "monitoring.indicator.why"));
        }
        if (!Actor.current().range().holds(DivisionRange.of(before.division()))) {
            reasons.add(Reason.at("code", "monitoring.indicator.not-yours", code));
        }
        List<String> users = known.values().stream()
                .filter(other -> other.computed() && !other.withdrawn())
                .filter(other -> DefinitionRules.reaches(other, code, known))
                .map(Indicator::code)
                .toList();
        if (!users.isEmpty()) {
            reasons.add(Reason.at("code", "monitoring.indicator.used", String.join(", ", users)));
        }
        Refusal.ifAny(reasons);
        write(asDefinition(before), before, true, why);
    }

    /** The definition as a form shows it. */
    public static Definition asDefinition(Indicator one) {
        return new Definition(
                one.code(),
                one.nameZh(),
                one.nameEn(),
                one.unit(),
                one.decimals(),
                one.frequency().word(),
                one.better() > 0 ? "up" : one.better() < 0 ? "down" : "none",
                one.formula(),
                one.source(),
                one.owner(),
                null);
    }

    private int write(Definition one, @Nullable Indicator before, boolean withdrawn, @Nullable String why) {
        Actor actor = Actor.current();
        Instant now = clock.instant();
        int version = before == null ? 1 : before.version() + 1;
        jdbc.sql("update monitoring.indicator set superseded_at = greatest(?, recorded_at + interval '1 microsecond')"
                        + " where code = ? and superseded_at = 'infinity'")
                .params(Timestamp.from(now), one.code())
                .update();
        jdbc.sql("""
                        insert into monitoring.indicator (code, version, recorded_at, division, name_zh, name_en, unit, decimals,
                            frequency, better, kind, formula, source, owner, withdrawn, account_id, defined_by, why)
                        values (:code, :version, :now, :division, :zh, :en, :unit, :decimals, :frequency, :better, :kind, :formula,
                            :source, :owner, :withdrawn, :account, :by, :why)
                        """)
                .param("code", one.code())
                .param("version", version)
                .param("now", Timestamp.from(now))
                .param("division", before == null ? actor.division() : before.division())
                .param("zh", one.nameZh().strip())
                .param("en", one.nameEn().strip())
                .param("unit", one.unit().strip())
                .param("decimals", one.decimals())
                .param("frequency", one.frequency())
                .param("better", one.better())
                .param("kind", one.written() == null ? "imported" : "formula")
                .param("formula", one.written())
                .param("source", one.source().strip())
                .param("owner", one.owner().strip())
                .param("withdrawn", withdrawn)
                .param("account", actor.accountId())
                .param("by", actor.name())
                .param("why", why)
                .update();
        audit.record(Audit.Entry.of(
                        withdrawn ? "indicator withdrawn" : "indicator defined",
                        "indicator",
                        one.code(),
                        actor.division())
                .because(why)
                .with(Map.of("version", version, "formula", String.valueOf(one.written()), "unit", one.unit())));
        return version;
    }
}
