package org.clearway.app.problem;

import static org.clearway.app.shared.load.Bulk.bool;
import static org.clearway.app.shared.load.Bulk.day;
import static org.clearway.app.shared.load.Bulk.moment;
import static org.clearway.app.shared.load.Bulk.number;
import static org.clearway.app.shared.load.Bulk.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.clearway.app.shared.load.Bulk;
import org.clearway.app.shared.load.MassLoad;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** First load of problems with their histories, as coded fields: words are put together when somebody reads. */
@Service
public class LoadingProblems {

    private final MassLoad mass;
    private final JdbcTemplate jdbc;

    LoadingProblems(MassLoad mass, JdbcTemplate jdbc) {
        this.mass = mass;
        this.jdbc = jdbc;
    }

    /** A problem as it stands at the end of its history. */
    public record LoadedProblem(
            long id,
            String number,
            long enterpriseId,
            String whoZh,
            String whoEn,
            String division,
            @Nullable String counterpart,
            String kind,
            String severity,
            String severityWhy,
            String level,
            String state,
            long ownerId,
            @Nullable Long coOwnerId,
            String desk,
            String matter,
            List<String> arguments,
            @Nullable String cause,
            @Nullable LocalDate stopsOn,
            Instant filedAt,
            String filedName,
            Instant since,
            @Nullable Instant dueAt,
            @Nullable Integer dueHours,
            @Nullable Instant timerAt,
            @Nullable String waitingWhy,
            @Nullable Integer minutesLeft,
            boolean tried,
            int reopened,
            int missed,
            @Nullable Long joinedTo,
            @Nullable Instant solvedAt,
            @Nullable Instant closedAt,
            @Nullable Integer hours,
            @Nullable Integer satisfaction) {}

    /** One event, told long ago. */
    public record LoadedEvent(
            long problemId,
            String division,
            @Nullable String counterpart,
            long enterpriseId,
            Instant at,
            String act,
            String level,
            String state,
            long accountId,
            String name,
            @Nullable Long authorityId,
            @Nullable String key,
            List<String> arguments) {}

    public record LoadedStep(
            long problemId,
            int position,
            String division,
            @Nullable String counterpart,
            long enterpriseId,
            String level,
            long ownerId,
            Instant fromAt,
            @Nullable Instant toAt,
            boolean missed) {}

    /** A support list that was written and signed. */
    public record LoadedList(
            long id, String division, String counterpart, long fromId, long toId, Instant madeAt, Instant answerBy) {}

    public record LoadedItem(
            long listId,
            long problemId,
            int position,
            String division,
            String counterpart,
            long enterpriseId,
            String key,
            List<String> arguments,
            @Nullable LocalDate neededBy,
            @Nullable String result,
            @Nullable Instant answeredAt) {}

    /** Hours of the deadline rules for all kinds, by severity and level: {@code high/province}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> rules() {
        Map<String, Integer> rules = new HashMap<>();
        jdbc.query("select severity, level, hours from problem.deadline_rule where kind is null", row -> {
            rules.put(row.getString(1) + "/" + row.getString(2), row.getInt(3));
        });
        return rules;
    }

    /**
     * Fills the empty tables and makes the indexes at the end.
     *
     * @return problems loaded
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long load(Iterator<LoadedProblem> problems, Iterator<LoadedEvent> events, Iterator<LoadedStep> steps) {
        jdbc.execute("select set_config('clearway.loading', 'on', true), problem.set_indexes_aside()");
        long loaded = mass.load("problem.problem", PROBLEM, problems, false);
        mass.load("problem.event", EVENT, events, false);
        mass.load("problem.step", STEP, steps, false);
        jdbc.execute("select problem.make_indexes(), problem.keep_all()");
        jdbc.execute("select setval('problem.number', greatest(1, (select max(id) from problem.problem)))");
        return loaded;
    }

    /**
     * Fills the empty tables of support lists.
     *
     * @return lists loaded
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long loadLists(Iterator<LoadedList> lists, Iterator<LoadedItem> items) {
        long loaded = mass.load("problem.support_list", LIST, lists, false);
        mass.load("problem.support_item", ITEM, items, false);
        jdbc.execute(
                "select setval(pg_get_serial_sequence('problem.support_list', 'id'), greatest(1, (select max(id) from problem.support_list)))");
        return loaded;
    }

    private static final Bulk<LoadedList> LIST = new Bulk<>(
            """
            insert into problem.support_list (id, division, counterpart, from_id, to_id, made_at, signed_by, signed_name, answer_by)
                overriding system value
            select id, division, counterpart, from_id, to_id, made, 0, '', until
            from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                as t (id, division, counterpart, from_id, to_id, made, until)
            """,
            List.of(
                    number(LoadedList::id),
                    text(LoadedList::division),
                    text(LoadedList::counterpart),
                    number(LoadedList::fromId),
                    number(LoadedList::toId),
                    moment(LoadedList::madeAt),
                    moment(LoadedList::answerBy)));

    private static final Bulk<LoadedItem> ITEM = new Bulk<>(
            """
            insert into problem.support_item (list_id, problem_id, position, division, counterpart, enterprise_id, matter_key, arguments,
                needed_by, result, answered_at, answered_by, answered_name)
            select list, problem, position, division, counterpart, enterprise, key, string_to_array(arguments, E'\\x1f'), needed, result,
                answered, case when answered is not null then 0 end, case when answered is not null then '' end
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::date[], ?::text[],
                ?::timestamptz[]) as t (list, problem, position, division, counterpart, enterprise, key, arguments, needed, result, answered)
            """,
            List.of(
                    number(LoadedItem::listId),
                    number(LoadedItem::problemId),
                    number(LoadedItem::position),
                    text(LoadedItem::division),
                    text(LoadedItem::counterpart),
                    number(LoadedItem::enterpriseId),
                    text(LoadedItem::key),
                    text(one -> String.join(Problem.BETWEEN, one.arguments())),
                    day(LoadedItem::neededBy),
                    text(LoadedItem::result),
                    moment(LoadedItem::answeredAt)));

    private static final Bulk<LoadedProblem> PROBLEM = new Bulk<>(
            """
            insert into problem.problem (id, number, enterprise_id, who_zh, who_en, division, counterpart, kind, severity, severity_why,
                level, state, owner_id, co_owner_id, desk, matter, arguments, cause, stops_on, channel, filed_at, filed_by, filed_name,
                since, due_at, due_hours, timer_at, waiting_why, minutes_left, tried, reopened, missed, joined_to, solved_at, closed_at,
                hours, satisfaction)
            select id, number, enterprise, who_zh, who_en, division, counterpart, kind, severity, array[why], level, state, owner, co_owner,
                desk, matter, string_to_array(arguments, E'\\x1f'), cause, stops::date, 'scenario', filed, 0, filed_name, since, due,
                due_hours, timer, waiting, minutes_left, tried, reopened, missed, joined, solved, closed, hours, satisfaction
            from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::timestamptz[], ?::text[], ?::bigint[], ?::boolean[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                as t (id, number, enterprise, who_zh, who_en, division, counterpart, kind, severity, why, level, state, owner, co_owner,
                    desk, matter, arguments, cause, stops, filed, filed_name, since, due, due_hours, timer, waiting, minutes_left, tried,
                    reopened, missed, joined, solved, closed, hours, satisfaction)
            """,
            List.of(
                    number(LoadedProblem::id),
                    text(LoadedProblem::number),
                    number(LoadedProblem::enterpriseId),
                    text(LoadedProblem::whoZh),
                    text(LoadedProblem::whoEn),
                    text(LoadedProblem::division),
                    text(LoadedProblem::counterpart),
                    text(LoadedProblem::kind),
                    text(LoadedProblem::severity),
                    text(LoadedProblem::severityWhy),
                    text(LoadedProblem::level),
                    text(LoadedProblem::state),
                    number(LoadedProblem::ownerId),
                    number(LoadedProblem::coOwnerId),
                    text(LoadedProblem::desk),
                    text(LoadedProblem::matter),
                    text(one -> String.join(Problem.BETWEEN, one.arguments())),
                    text(LoadedProblem::cause),
                    text(one -> one.stopsOn() == null ? null : one.stopsOn().toString()),
                    moment(LoadedProblem::filedAt),
                    text(LoadedProblem::filedName),
                    moment(LoadedProblem::since),
                    moment(LoadedProblem::dueAt),
                    number(LoadedProblem::dueHours),
                    moment(LoadedProblem::timerAt),
                    text(LoadedProblem::waitingWhy),
                    number(LoadedProblem::minutesLeft),
                    bool(LoadedProblem::tried),
                    number(LoadedProblem::reopened),
                    number(LoadedProblem::missed),
                    number(LoadedProblem::joinedTo),
                    moment(LoadedProblem::solvedAt),
                    moment(LoadedProblem::closedAt),
                    number(LoadedProblem::hours),
                    number(LoadedProblem::satisfaction)));

    private static final Bulk<LoadedEvent> EVENT = new Bulk<>(
            """
            insert into problem.event (problem_id, division, counterpart, enterprise_id, at, act, level, state, account_id, name,
                authority_id, key, arguments, told_at)
            select problem, division, counterpart, enterprise, at, act, level, state, account, name, authority, key,
                string_to_array(arguments, E'\\x1f'), at
            from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                ?::text[], ?::bigint[], ?::text[], ?::text[])
                as t (problem, division, counterpart, enterprise, at, act, level, state, account, name, authority, key, arguments)
            """,
            List.of(
                    number(LoadedEvent::problemId),
                    text(LoadedEvent::division),
                    text(LoadedEvent::counterpart),
                    number(LoadedEvent::enterpriseId),
                    moment(LoadedEvent::at),
                    text(LoadedEvent::act),
                    text(LoadedEvent::level),
                    text(LoadedEvent::state),
                    number(LoadedEvent::accountId),
                    text(LoadedEvent::name),
                    number(LoadedEvent::authorityId),
                    text(LoadedEvent::key),
                    text(one -> String.join(Problem.BETWEEN, one.arguments()))));

    private static final Bulk<LoadedStep> STEP = new Bulk<>(
            """
            insert into problem.step (problem_id, position, division, counterpart, enterprise_id, level, owner_id, from_at, to_at, missed,
                missed_at)
            select t.*, case when t.missed then t.to_at end from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[],
                ?::timestamptz[], ?::boolean[])
                as t (problem, position, division, counterpart, enterprise, level, owner, from_at, to_at, missed)
            """,
            List.of(
                    number(LoadedStep::problemId),
                    number(LoadedStep::position),
                    text(LoadedStep::division),
                    text(LoadedStep::counterpart),
                    number(LoadedStep::enterpriseId),
                    text(LoadedStep::level),
                    number(LoadedStep::ownerId),
                    moment(LoadedStep::fromAt),
                    moment(LoadedStep::toAt),
                    bool(LoadedStep::missed)));
}
