package org.clearway.app.directory;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names who answers for production, for epidemic control or for a chain in a division, from a day on. */
@Service
public class NamingAnswerables {

    public static final List<String> MATTERS = List.of("production", "epidemic_control", "chain_chief");
    private static final String OF_A_CHAIN = "chain_chief";

    private final JdbcClient jdbc;
    private final NamingRules rules;
    private final Audit audit;
    private final ClearwayClock clock;

    NamingAnswerables(JdbcClient jdbc, NamingRules rules, Audit audit, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the form sends; the chain counts for a chain chief only. */
    public record Wanted(
            @Nullable String division,
            @Nullable String matter,
            @Nullable String chain,
            @Nullable String person,
            @Nullable String titleZh,
            @Nullable String titleEn,
            @Nullable String telephone,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** Names a person; whoever answered for it until then does so until the day before. */
    @Transactional
    public long name(Wanted wanted) {
        NamingRules.Check check = rules.check();
        check.place(wanted.division());
        check.oneOf("matter", wanted.matter(), MATTERS);
        if (OF_A_CHAIN.equals(wanted.matter())) {
            check.term(Term.CHAIN, "chain", wanted.chain());
        }
        check.name("person", wanted.person());
        check.name("titleZh", wanted.titleZh());
        check.name("titleEn", wanted.titleEn());
        check.days(wanted.validFrom(), wanted.validTo());
        check.refuseIfAny();
        Instant now = clock.instant();
        String chain = OF_A_CHAIN.equals(wanted.matter()) ? wanted.chain() : null;
        for (Answerable before : answering(wanted, chain)) {
            follow(before, Objects.requireNonNull(wanted.validFrom()), now);
        }
        long id = insert(wanted, chain, now);
        audit.record(Audit.Entry.of("answerable named", "answerable", id, Objects.requireNonNull(wanted.division()))
                .with(Map.of(
                        "matter", String.valueOf(wanted.matter()),
                        "chain", String.valueOf(chain),
                        "person", String.valueOf(wanted.person()),
                        "from", String.valueOf(wanted.validFrom()))));
        return id;
    }

    /** Ends with the day; what was known before stays to be asked for. */
    @Transactional
    public void end(long id, @Nullable LocalDate day, @Nullable String why) {
        Answerable present = find(id);
        NamingRules.within(present.division(), "answerable", id);
        NamingRules.Check check = rules.check();
        check.ending(present.validFrom(), day, why);
        if (present.validTo() != null && day != null && day.isAfter(present.validTo())) {
            check.add(Reason.at("endOn", "directory.naming.longer", present.validTo()));
        }
        check.refuseIfAny();
        Instant now = clock.instant();
        supersede(id, now);
        insert(until(present, day), present.chain(), now);
        audit.record(Audit.Entry.of("answerable ended", "answerable", id, present.division())
                .because(why)
                .with(Map.of("person", present.person(), "to", String.valueOf(day))));
    }

    private void follow(Answerable before, LocalDate from, Instant now) {
        supersede(before.id(), now);
        if (before.validFrom().isBefore(from)) {
            insert(until(before, from.minusDays(1)), before.chain(), now);
        }
    }

    @Transactional(readOnly = true)
    public Answerable find(long id) {
        return jdbc.sql("""
                        select id, division, matter, chain, person, title_zh, title_en, telephone, valid_from, valid_to
                        from directory.answerable where id = ? and superseded_at = 'infinity'
                        """)
                .param(id)
                .query(Answerable.class)
                .optional()
                .orElseThrow(() -> new NotFound("answerable", id));
    }

    private List<Answerable> answering(Wanted wanted, @Nullable String chain) {
        return jdbc.sql("""
                        select id, division, matter, chain, person, title_zh, title_en, telephone, valid_from, valid_to
                        from directory.answerable
                        where division = :division and matter = :matter and coalesce(chain, '') = :chain
                            and superseded_at = 'infinity' and (valid_to is null or valid_to >= :from) for update
                        """)
                .param("division", wanted.division())
                .param("matter", wanted.matter())
                .param("chain", chain == null ? "" : chain)
                .param("from", Date.valueOf(Objects.requireNonNull(wanted.validFrom())))
                .query(Answerable.class)
                .list();
    }

    private static Wanted until(Answerable one, @Nullable LocalDate day) {
        return new Wanted(
                one.division(),
                one.matter(),
                one.chain(),
                one.person(),
                one.titleZh(),
                one.titleEn(),
                one.telephone(),
                one.validFrom(),
                day);
    }

    private void supersede(long id, Instant now) {
        jdbc.sql("update directory.answerable set superseded_at = ? where id = ? and superseded_at = 'infinity'")
                .params(Timestamp.from(now), id)
                .update();
    }

    private long insert(Wanted wanted, @Nullable String chain, Instant now) {
        return jdbc.sql("""
                        insert into directory.answerable
                            (division, matter, chain, person, title_zh, title_en, telephone, valid_from, valid_to, recorded_at, account_id)
                        values (:division, :matter, :chain, :person, :titleZh, :titleEn, :telephone, :from, :to, :now, :account)
                        returning id
                        """)
                .param("division", wanted.division())
                .param("matter", wanted.matter())
                .param("chain", chain)
                .param("person", String.valueOf(wanted.person()).strip())
                .param("titleZh", String.valueOf(wanted.titleZh()).strip())
                .param("titleEn", String.valueOf(wanted.titleEn()).strip())
                .param("telephone", NamingRules.blank(wanted.telephone()))
                .param("from", Date.valueOf(Objects.requireNonNull(wanted.validFrom())))
                .param("to", wanted.validTo() == null ? null : Date.valueOf(wanted.validTo()), java.sql.Types.DATE)
                .param("now", Timestamp.from(now))
                .param("account", Actor.current().accountId())
                .query(Long.class)
                .single();
    }
}
