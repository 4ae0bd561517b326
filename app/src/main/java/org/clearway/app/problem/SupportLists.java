package org.clearway.app.problem;

import static org.clearway.app.problem.internal.ProblemSql.at;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clearway.app.access.AuthorityOfficers;
import org.clearway.app.problem.course.Act;
import org.clearway.app.problem.internal.Acting;
import org.clearway.app.problem.internal.Desks;
import org.clearway.app.problem.internal.Hands;
import org.clearway.app.problem.internal.Said;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one province asks of another. The asking province's industry authority signs the list, the other's assigns it inside its
 * province and signs the answers; both own the record of each problem on it. Where nobody sits at the counterpart's desk, the
 * problem goes up at once and says so.
 */
@Service
public class SupportLists {

    private static final String INDUSTRY = "industry";

    /** So many enterprises and matters stand on one list. */
    static final int MOST_LINES = 50;

    private final JdbcClient jdbc;
    private final Acting acting;
    private final Desks desks;
    private final AuthorityOfficers officers;
    private final Hands hands;
    private final ClearwayClock clock;

    SupportLists(
            JdbcClient jdbc, Acting acting, Desks desks, AuthorityOfficers officers, Hands hands, ClearwayClock clock) {
        this.jdbc = jdbc;
        this.acting = acting;
        this.desks = desks;
        this.officers = officers;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * One enterprise and matter.
     *
     * @param matter what a person wrote; null when {@code matterKey}, a message key, says it with {@code arguments}
     * @param result null while it is not answered
     */
    public record Item(
            long listId,
            long problemId,
            String number,
            String whoZh,
            String whoEn,
            @Nullable String matter,
            @Nullable String matterKey,
            String arguments,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable LocalDate neededBy,
            @Nullable String result,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable String answeredName) {

        public List<Object> args() {
            return Problem.args(arguments);
        }
    }

    /** Asks the other province for this problem, and for those behind the same blocking point that lie on the same desk. */
    @Transactional(propagation = Propagation.MANDATORY)
    Problem ask(Problem problem, Act.Ask ask, ActRequest request) {
        Desks.Authority there = counterpart(problem, ask.province());
        Problem asked = acting.act(
                problem,
                ask,
                Said.key("problem.said.asked", Problem.both(there.nameZh(), there.nameEn()))
                        .and(request.text()),
                new Acting.Counterpart(ask.province(), there));
        long list = insert(asked, there, request);
        item(list, asked, request, 1);
        if (officers.of(there.id()).isEmpty()) {
            return acting.act(
                    asked,
                    new Act.Escalate(Level.MINISTRY, null, true),
                    Said.key("problem.said.no-officer", Problem.both(there.nameZh(), there.nameEn())));
        }
        return asked;
    }

    /**
     * One line of a list to write.
     *
     * @param number   of the problem
     * @param matter   what is asked for it
     */
    public record Asked(
            String number,
            String matter,
            @Nullable String quantity,
            @Nullable String unit,
            @Nullable LocalDate neededBy) {}

    /**
     * Writes one list for several enterprises and matters: each problem goes to the other province by the same rules as a single
     * one, all or none of them.
     *
     * @return the list's number
     */
    @Transactional
    public long write(String province, List<Asked> lines, String tried, @Nullable String words) {
        Actor actor = Actor.current();
        actor.require(Right.PREPARE);
        List<Reason> reasons = new ArrayList<>();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            reasons.add(Reason.at("numbers", "problem.list-lines", MOST_LINES));
        }
        if (tried.strip().length() < WorkingProblems.SHORTEST_WORDS) {
            reasons.add(Reason.at("tried", "problem.words", WorkingProblems.SHORTEST_WORDS));
        }
        Refusal.ifAny(reasons);
        long list = 0;
        Desks.Authority there = null;
        List<Problem> asked = new ArrayList<>();
        for (Asked line : lines) {
            ActRequest request = new ActRequest(
                    "ask",
                    null,
                    words,
                    tried,
                    null,
                    null,
                    null,
                    province,
                    null,
                    null,
                    line.matter(),
                    line.quantity(),
                    line.unit(),
                    line.neededBy(),
                    null,
                    null);
            Act.Ask ask = new Act.Ask(province, false);
            Problem now = acting.lock(line.number()).orElseThrow(() -> new NotFound("problem", line.number()));
            reasons.addAll(hands.against(actor, now, ask));
            reasons.addAll(WordsRules.against(ask, request));
            Refusal.ifAny(reasons);
            there = counterpart(now, province);
            Problem recorded = acting.act(now, new Act.Tried(), Said.text(tried));
            Problem gone = acting.act(recorded, ask, said(there, request), new Acting.Counterpart(province, there));
            list = list == 0 ? insert(gone, there, request) : list;
            asked.add(gone);
            item(list, gone, request, asked.size());
        }
        upWhereNobodySits(asked, java.util.Objects.requireNonNull(there));
        return list;
    }

    private static Said said(Desks.Authority there, ActRequest request) {
        return Said.key("problem.said.asked", Problem.both(there.nameZh(), there.nameEn()))
                .and(request.text());
    }

    private void upWhereNobodySits(List<Problem> asked, Desks.Authority there) {
        if (officers.of(there.id()).isEmpty()) {
            Said said = Said.key("problem.said.no-officer", Problem.both(there.nameZh(), there.nameEn()));
            asked.forEach(one -> acting.act(one, new Act.Escalate(Level.MINISTRY, null, true), said));
        }
    }

    private Desks.Authority counterpart(Problem problem, String province) {
        boolean own = province.length() == 6 && problem.division().startsWith(province.substring(0, 2));
        if (own || !province.matches("[1-8]\\d0000")) {
            throw new Refusal(Reason.at("province", "problem.which-province"));
        }
        return desks.at(province, INDUSTRY, clock.instant())
                .orElseThrow(() -> new Refusal(Reason.at("province", "problem.which-province")));
    }

    private long insert(Problem asked, Desks.Authority there, ActRequest request) {
        Actor actor = Actor.current();
        return jdbc.sql("""
                        insert into problem.support_list (division, counterpart, from_id, to_id, made_at, signed_by, signed_name,
                            answer_by, words)
                        values (:here, :there, :from, :to, :now, :account, :name, :due, :words) returning id
                        """)
                .param("here", Level.PROVINCE.division(asked.division()))
                .param("there", there.division())
                .param("from", Objects.requireNonNullElse(actor.authorityId(), 0L))
                .param("to", there.id())
                .param("now", at(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("due", at(Objects.requireNonNullElse(asked.dueAt(), clock.instant())))
                .param("words", request.text())
                .query(Long.class)
                .single();
    }

    private void item(long list, Problem asked, ActRequest request, int position) {
        String quantity = request.quantity();
        jdbc.sql("""
                        insert into problem.support_item (list_id, problem_id, position, division, counterpart, enterprise_id, matter,
                            quantity, unit, needed_by)
                        values (:list, :problem, :position, :division, :there, :enterprise, :matter, :quantity, :unit, :by)
                        """)
                .param("list", list)
                .param("problem", asked.id())
                .param("position", position)
                .param("division", asked.division())
                .param("there", asked.counterpart())
                .param("enterprise", asked.enterpriseId())
                .param("matter", Objects.requireNonNull(request.matter()).strip())
                .param("quantity", quantity == null || quantity.isBlank() ? null : new BigDecimal(quantity.strip()))
                .param("unit", request.unit() == null || request.unit().isBlank() ? null : request.unit())
                .param("by", request.neededBy())
                .update();
    }

    /** The counterpart gives it to one of its own: a city, a department. */
    @Transactional(propagation = Propagation.MANDATORY)
    Problem assign(Problem problem, Act.Assign assign, Said said) {
        Desks.Authority to = desks.byId(assign.owner());
        String there = problem.counterpart();
        if (there == null || !to.division().startsWith(there.substring(0, 2))) {
            throw new Refusal(Reason.at("owner", "problem.assign-inside"));
        }
        Problem after = acting.act(problem, assign, said, new Acting.Counterpart(to.division(), to));
        jdbc.sql("update problem.support_item set counterpart = ? where problem_id = ? and answered_at is null")
                .params(to.division(), problem.id())
                .update();
        return after;
    }

    /** The answer closes the items of this problem and is signed by who gives it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Problem answer(Problem problem, Act.Answer answer, Said said) {
        Problem after = acting.act(
                problem,
                answer,
                Said.key("problem.said.answer." + answer.result()).and(said.text()));
        Actor actor = Actor.current();
        jdbc.sql("""
                        update problem.support_item set result = :result, answer = :answer, answered_at = :now, answered_by = :account,
                            answered_name = :name
                        where problem_id = :problem and answered_at is null
                        """)
                .param("result", answer.result())
                .param("answer", said.text())
                .param("now", at(clock.instant()))
                .param("account", actor.accountId())
                .param("name", actor.name())
                .param("problem", problem.id())
                .update();
        return after;
    }

    private static final String ITEM = """
            select i.list_id, i.problem_id, p.number, p.who_zh, p.who_en, i.matter, i.matter_key,
                array_to_string(i.arguments, E'\\x1f') as arguments, i.quantity, i.unit, i.needed_by, i.result, i.answer,
                i.answered_at, i.answered_name
            from problem.support_item i join problem.problem p on p.id = i.problem_id
            """;

    @Transactional(readOnly = true)
    public List<Item> ofProblem(long problem) {
        ProblemRegister.mayRead();
        return jdbc.sql(ITEM + " where i.problem_id = ? order by i.list_id desc, i.position limit 100")
                .param(problem)
                .query(Item.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Item> items(long list) {
        ProblemRegister.mayRead();
        return jdbc.sql(ITEM + " where i.list_id = ? order by i.position, i.problem_id limit 500")
                .param(list)
                .query(Item.class)
                .list();
    }
}
