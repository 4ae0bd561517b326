package org.clearway.app.monitoring.indicator;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings definitions and published series into an instance, as they were known at their own moments. */
@Component
public class LoadingIndicators {

    private final JdbcClient jdbc;
    private final SeriesStore store;
    private final Audit audit;

    LoadingIndicators(JdbcClient jdbc, SeriesStore store, Audit audit) {
        this.jdbc = jdbc;
        this.store = store;
        this.audit = audit;
    }

    /** @param recordedAt when it was entered; shown from then on, or from its release if that is later */
    public record LoadedValue(
            String code,
            String subject,
            LocalDate period,
            double value,
            Instant releasedAt,
            Instant recordedAt,
            String source,
            String note) {}

    /** All definitions at once, each under the rules that everybody's definitions are under. */
    @Transactional
    public long definitions(List<Definition> all, Instant recordedAt) {
        Map<String, Indicator> known = new java.util.HashMap<>();
        for (Definition one : all) {
            Refusal.ifAny(DefinitionRules.against(one, known));
            write(one, recordedAt);
            known.put(one.code(), asKnown(one, recordedAt));
        }
        return all.size();
    }

    private static Indicator asKnown(Definition one, Instant at) {
        return new Indicator(
                one.code(),
                1,
                "000000",
                one.nameZh(),
                one.nameEn(),
                one.unit(),
                one.decimals(),
                Frequency.of(one.frequency()).orElseThrow(),
                0,
                one.written(),
                one.source(),
                one.owner(),
                false,
                "",
                at,
                null);
    }

    private void write(Definition one, Instant at) {
        jdbc.sql("""
                        insert into monitoring.indicator (code, version, recorded_at, division, name_zh, name_en, unit, decimals,
                            frequency, better, kind, formula, source, owner, account_id, defined_by)
                        values (?, 1, ?, '000000', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(one.code(), Timestamp.from(at), one.nameZh(), one.nameEn(), one.unit(), one.decimals())
                .params(one.frequency(), one.better(), one.written() == null ? "imported" : "formula")
                .param(one.written())
                .params(one.source(), one.owner())
                .params(Actor.current().accountId(), Actor.current().name())
                .update();
    }

    @Transactional
    public void places(List<Subjects.Named> places) {
        for (Subjects.Named one : places) {
            jdbc.sql("insert into monitoring.series_place (subject, name_zh, name_en) values (?, ?, ?)")
                    .params(one.key(), one.nameZh(), one.nameEn())
                    .update();
        }
    }

    @Transactional
    public void aliases(List<Indicators.Alias> aliases) {
        for (Indicators.Alias one : aliases) {
            jdbc.sql("insert into monitoring.indicator_alias (alias, code, subject) values (?, ?, ?)")
                    .params(one.alias(), one.code(), one.subject())
                    .update();
        }
    }

    @Transactional
    public long values(List<LoadedValue> values) {
        store.load(values);
        audit.record(Audit.Entry.of("rows loaded", "monitoring.indicator_value", values.size() + " rows", "000000")
                .with(Map.of("rows", values.size())));
        return values.size();
    }
}
