package org.clearway.app.whitelist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clearway.app.directory.Reference;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.directory.Zone;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Conflict;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a list of an authority, changes its terms from a day on, and closes it for nominations; all acts of its approver. */
@Service
public class OpeningLists {

    private static final String INDUSTRY = "industry";
    private static final int USUAL_DAYS = 90;

    private final JdbcClient jdbc;
    private final WhiteLists lists;
    private final LoadingLists rows;
    private final ReferenceTables reference;
    private final ClearwayClock clock;
    private final Audit audit;

    OpeningLists(
            JdbcClient jdbc,
            WhiteLists lists,
            LoadingLists rows,
            ReferenceTables reference,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.rows = rows;
        this.reference = reference;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Terms as somebody asks for them; what is left out is the usual.
     *
     * @param criteria  version of the common criteria, the latest when null
     * @param validFrom the first day on which they hold; today for a new list, tomorrow for one that is open
     */
    public record WantedTerms(
            @Nullable List<String> fields,
            @Nullable List<String> zones,
            @Nullable Integer criteria,
            @Nullable String departureZh,
            @Nullable String departureEn,
            @Nullable Integer longestDays,
            @Nullable LocalDate validFrom) {}

    /** A list as an authority wants it; the level follows from the division of who opens it. */
    public record Wanted(
            @Nullable String code,
            @Nullable String purpose,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable WantedTerms terms) {}

    @Transactional
    public WhiteList open(Wanted wanted) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        LocalDate today = clock.today();
        Terms terms = terms(0, wanted.terms(), today);
        NewList one = new NewList(wanted.code(), wanted.purpose(), wanted.nameZh(), wanted.nameEn());
        List<Reason> reasons = new ArrayList<>(NewList.RULES.against(one));
        reasons.addAll(TermsCase.RULES.against(situation(INDUSTRY.equals(actor.department()), terms, today)));
        Refusal.ifAny(reasons);
        long id = insert(one, actor);
        rows.insert(id, terms);
        audit.record(Audit.Entry.of("white list opened", "white list", String.valueOf(one.code()), actor.division()));
        return lists.byId(id);
    }

    private long insert(NewList one, Actor actor) {
        try {
            return jdbc.sql("""
                            insert into whitelist.list (code, purpose, level, division, name_zh, name_en, opened_on)
                            values (?, ?, ?, ?, ?, ?, ?) returning id
                            """)
                    .param(one.code())
                    .param(one.purpose())
                    .params(level(actor.division()), actor.division())
                    .param(one.nameZh())
                    .param(one.nameEn())
                    .param(clock.today())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new Conflict(Reason.at("code", "whitelist.code-taken", String.valueOf(one.code())));
        }
    }

    /** New terms from tomorrow or later; what is listed keeps the end that it was given. */
    @Transactional
    public Terms change(String code, WantedTerms wanted) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        WhiteList list = lists.byCode(code);
        LocalDate tomorrow = clock.today().plusDays(1);
        Terms terms = terms(list.id(), wanted, tomorrow);
        Refusal.ifAny(TermsCase.RULES.against(situation(ListAuthority.isOwn(list, actor), terms, tomorrow)));
        rows.insert(list.id(), terms);
        audit.record(Audit.Entry.of("terms changed", "white list", code, list.division())
                .with(Map.of("from", terms.validFrom().toString(), "days", terms.longestDays())));
        return terms;
    }

    /** Today is the last day on which it takes nominations. */
    @Transactional
    public void close(String code) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        WhiteList list = lists.byCode(code);
        List<Reason> reasons = new ArrayList<>();
        if (!ListAuthority.isOwn(list, actor)) {
            reasons.add(Reason.of("whitelist.not-yours"));
        }
        if (!list.isOpenOn(clock.today())) {
            reasons.add(Reason.of("whitelist.list-closed", code));
        }
        Refusal.ifAny(reasons);
        jdbc.sql("update whitelist.list set closed_on = ? where id = ?")
                .params(clock.today(), list.id())
                .update();
        audit.record(Audit.Entry.of("white list closed", "white list", code, list.division()));
    }

    private Terms terms(long list, @Nullable WantedTerms asked, LocalDate usual) {
        WantedTerms wanted = asked == null ? new WantedTerms(null, null, null, null, null, null, null) : asked;
        return TermsCase.clean(
                list,
                Objects.requireNonNullElse(wanted.fields(), List.of()),
                Objects.requireNonNullElse(wanted.zones(), List.of()),
                wanted.criteria() == null ? lists.versions().getFirst().version() : wanted.criteria(),
                wanted.departureZh(),
                wanted.departureEn(),
                Objects.requireNonNullElse(wanted.longestDays(), USUAL_DAYS),
                Objects.requireNonNullElse(wanted.validFrom(), usual));
    }

    private TermsCase situation(boolean own, Terms terms, LocalDate earliest) {
        Reference present = reference.present();
        return new TermsCase(
                own,
                present.terms(Term.SUPPLY_FIELD).stream().map(Term::code).collect(Collectors.toSet()),
                present.zones().stream().map(Zone::code).collect(Collectors.toSet()),
                new HashSet<>(lists.versions().stream()
                        .map(WhiteLists.Version::version)
                        .toList()),
                terms,
                earliest);
    }

    private static String level(String division) {
        return division.equals("000000") ? "ministry" : division.endsWith("0000") ? "province" : "city";
    }
}
