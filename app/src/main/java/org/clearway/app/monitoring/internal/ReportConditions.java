package org.clearway.app.monitoring.internal;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.ReportCursor;
import org.clearway.app.monitoring.ReportFilter;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;

/** A filter of reports as SQL; each condition is one that an index serves under row-level security. */
public final class ReportConditions {

    /** A site that reported the day before and did not stand still; the same as what the board counts as newly stopped. */
    static final String RAN_BEFORE = "exists (select from monitoring.operating_report b where b.site_id = r.site_id"
            + " and b.business_date = r.business_date - 1 and b.superseded_at = 'infinity' and b.state <> 'stopped')";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final boolean oneDay;
    private final boolean ofPanel;

    public ReportConditions(ReportFilter filter) {
        oneDay = filter.day() != null;
        ofPanel = filter.panel() != null;
        equal("r.business_date", "day", filter.day());
        division(filter.division());
        equal("r.enterprise_id", "enterprise", filter.enterprise());
        equal("r.site_id", "site", filter.site());
        equal("r.state", "state", filter.state() == null ? null : filter.state().word());
        equal(
                "r.blocker",
                "blocker",
                filter.blocker() == null ? null : filter.blocker().word());
        if (filter.doubtful()) {
            conditions.add("r.doubts <> '{}'");
        }
        equal("p.code", "panel", filter.panel());
        if (filter.since() != null) {
            conditions.add("r.recorded_at > :since");
            values.put("since", Timestamp.from(filter.since()));
        }
        if (filter.newly()) {
            conditions.add(RAN_BEFORE);
        }
        moment(filter.asOf());
    }

    private void division(@Nullable String code) {
        if (code != null) {
            DivisionRange range = DivisionRange.of(code);
            conditions.add("r.division >= :lo and r.division < :hi");
            values.put("lo", range.lo());
            values.put("hi", range.hi());
        }
    }

    private void moment(AsOf asOf) {
        if (asOf.past()) {
            conditions.add("r.recorded_at <= :at and r.superseded_at > :at");
            values.put("at", Timestamp.from(asOf.at()));
        } else {
            conditions.add("r.superseded_at = 'infinity'");
        }
    }

    private void equal(String column, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(column + " = :" + name);
            values.put(name, value);
        }
    }

    public void after(ReportCursor last) {
        conditions.add(
                oneDay
                        ? "(r.division, r.site_id) > (:lastDivision, :lastSite)"
                        : "(r.business_date < :lastDay or (r.business_date = :lastDay and r.site_id > :lastSite))");
        values.put("lastDivision", last.division());
        values.put("lastDay", last.day());
        values.put("lastSite", last.site());
    }

    public String from() {
        String panel = ofPanel
                ? " join monitoring.panel_member m on m.enterprise_id = r.enterprise_id and m.valid_from <= r.business_date"
                        + " and (m.valid_to is null or m.valid_to >= r.business_date)"
                        + " join monitoring.panel p on p.id = m.panel_id"
                : "";
        return " from monitoring.operating_report r" + panel + " where " + String.join(" and ", conditions);
    }

    public String order() {
        return oneDay ? " order by r.division, r.site_id" : " order by r.business_date desc, r.site_id";
    }

    public Map<String, Object> values() {
        return values;
    }
}
