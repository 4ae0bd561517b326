package org.clearway.app.directory;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters authorities, corrects their names and telephones, and ends them. */
@Service
public class KeepingAuthorities {

    private final JdbcClient jdbc;
    private final NamingRules rules;
    private final Authorities authorities;
    private final Audit audit;

    KeepingAuthorities(JdbcClient jdbc, NamingRules rules, Authorities authorities, Audit audit) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.authorities = authorities;
        this.audit = audit;
    }

    /** What the form sends: one authority per department of a division. */
    public record Wanted(
            @Nullable String division,
            @Nullable String department,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String telephone,
            @Nullable LocalDate validFrom) {}

    @Transactional
    public long enter(Wanted wanted) {
        NamingRules.Check check = rules.check();
        check.place(wanted.division());
        check.term(Term.DEPARTMENT, "department", wanted.department());
        check.name("nameZh", wanted.nameZh());
        check.name("nameEn", wanted.nameEn());
        check.days(wanted.validFrom(), null);
        if (there(wanted)) {
            check.add(Reason.at("department", "directory.naming.authority-there"));
        }
        check.refuseIfAny();
        long id = jdbc.sql("""
                        insert into directory.authority (division, department, name_zh, name_en, telephone, valid_from)
                        values (:division, :department, :nameZh, :nameEn, :telephone, :from) returning id
                        """)
                .param("division", wanted.division())
                .param("department", wanted.department())
                .param("nameZh", String.valueOf(wanted.nameZh()).strip())
                .param("nameEn", String.valueOf(wanted.nameEn()).strip())
                .param("telephone", NamingRules.blank(wanted.telephone()))
                .param("from", Date.valueOf(Objects.requireNonNull(wanted.validFrom())))
                .query(Long.class)
                .single();
        audit.record(Audit.Entry.of("authority entered", "authority", id, String.valueOf(wanted.division()))
                .with(Map.of(
                        "department",
                        String.valueOf(wanted.department()),
                        "name_zh",
                        String.valueOf(wanted.nameZh()))));
        return id;
    }

    /** Names and telephone; place and department are what the authority is. */
    @Transactional
    public void correct(long id, @Nullable String nameZh, @Nullable String nameEn, @Nullable String telephone) {
        Authority present = authorities.byId(id).orElseThrow(() -> new NotFound("authority", id));
        NamingRules.within(present.division(), "authority", id);
        NamingRules.Check check = rules.check();
        check.name("nameZh", nameZh);
        check.name("nameEn", nameEn);
        check.refuseIfAny();
        jdbc.sql("update directory.authority set name_zh = ?, name_en = ?, telephone = ? where id = ?")
                .params(String.valueOf(nameZh).strip(), String.valueOf(nameEn).strip())
                .param(NamingRules.blank(telephone))
                .param(id)
                .update();
        audit.record(Audit.Entry.of("authority corrected", "authority", id, present.division())
                .with(Map.of(
                        "before", present.nameZh() + " / " + present.nameEn() + " / " + present.telephone(),
                        "after", nameZh + " / " + nameEn + " / " + NamingRules.blank(telephone))));
    }

    @Transactional
    public void end(long id, @Nullable LocalDate day, @Nullable String why) {
        Authority present = authorities.byId(id).orElseThrow(() -> new NotFound("authority", id));
        NamingRules.within(present.division(), "authority", id);
        NamingRules.Check check = rules.check();
        check.ending(present.validFrom(), day, why);
        check.refuseIfAny();
        jdbc.sql("update directory.authority set valid_to = ? where id = ?")
                .params(Date.valueOf(Objects.requireNonNull(day)), id)
                .update();
        audit.record(Audit.Entry.of("authority ended", "authority", id, present.division())
                .because(why)
                .with(Map.of("to", day.toString())));
    }

    private boolean there(Wanted wanted) {
        return jdbc.sql(
                                "select count(*) from directory.authority where division = ? and department = ? and valid_to is null")
                        .params(String.valueOf(wanted.division()), String.valueOf(wanted.department()))
                        .query(Long.class)
                        .single()
                > 0;
    }
}
