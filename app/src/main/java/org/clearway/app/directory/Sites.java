package org.clearway.app.directory;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.shared.audit.Audit;
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

/** The sites of enterprises. */
@Service
public class Sites {

    private static final int MOST = 999;

    private final JdbcClient jdbc;
    private final Enterprises enterprises;
    private final ReferenceTables reference;
    private final ClearwayClock clock;
    private final Audit audit;

    Sites(JdbcClient jdbc, Enterprises enterprises, ReferenceTables reference, ClearwayClock clock, Audit audit) {
        this.jdbc = jdbc;
        this.enterprises = enterprises;
        this.reference = reference;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Site> of(long enterpriseId) {
        return jdbc.sql("""
                        select s.id, s.enterprise_id, s.number, s.name_zh, s.name_en, s.division, d.name_zh as division_zh,
                            d.name_en as division_en, s.address, s.state
                        from directory.site s left join directory.division d on d.code = s.division
                        where s.enterprise_id = ? order by s.number
                        """).param(enterpriseId).query(Site.class).list();
    }

    /** @return the site's number within the enterprise */
    @Transactional
    public int add(
            String creditCode,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String division,
            @Nullable String address) {
        Actor.current().require(Right.EDIT_DIRECTORY);
        Enterprise enterprise =
                enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
        List<Reason> reasons = new ArrayList<>();
        if (nameZh == null || nameZh.strip().length() < 2) {
            reasons.add(Reason.at("nameZh", "directory.name.length", 2, 120));
        }
        Optional<Division> found = division == null || division.isBlank()
                ? reference.present().division(enterprise.division())
                : FindingDivisions.find(reference.present(), division, clock.today(), reasons);
        found.filter(place -> !Actor.current().range().holds(place.code()))
                .ifPresent(place ->
                        reasons.add(Reason.at("division", "directory.division.outside", place.nameZh(), place.code())));
        List<Site> present = of(enterprise.id());
        if (present.size() >= MOST) {
            reasons.add(Reason.of("directory.site.most", MOST));
        }
        Refusal.ifAny(reasons);
        int number = present.stream().mapToInt(Site::number).max().orElse(0) + 1;
        insert(
                enterprise,
                number,
                String.valueOf(nameZh).strip(),
                nameEn,
                found.orElseThrow().code(),
                address);
        return number;
    }

    private void insert(
            Enterprise enterprise,
            int number,
            String nameZh,
            @Nullable String nameEn,
            String division,
            @Nullable String address) {
        jdbc.sql("""
                        insert into directory.site (enterprise_id, number, name_zh, name_en, division, address, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(enterprise.id())
                .param(number)
                .param(nameZh)
                .param(blank(nameEn))
                .param(division)
                .param(blank(address))
                .param(Timestamp.from(clock.instant()))
                .update();
        audit.record(Audit.Entry.of("site added", "site", enterprise.creditCode() + "/" + number, division)
                .about(enterprise.id())
                .with(Map.of("name_zh", nameZh, "division", division)));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
