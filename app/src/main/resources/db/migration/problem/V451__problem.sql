-- From a plant's complaint to the ministry's desk, and solved. A problem is a row with where it stands now; what happened to it is
-- append-only in problem.event, the desks it lay on in problem.step. Two provinces may own one record: every row carries the division
-- where the problem is and, once another was asked, the counterpart's; a policy is a range on either, and each query names its range.
create schema problem;
grant usage on schema problem to clearway_officer, clearway_enterprise, clearway_system;

create sequence problem.number;

create table problem.problem (
    id             bigint primary key,
    number         text collate "C" not null unique,
    enterprise_id  bigint,
    who_zh         text not null default '',
    who_en         text not null default '',
    division       text collate "C" not null,
    counterpart    text collate "C",
    kind           text not null check (kind in ('parts', 'logistics', 'staff', 'measures', 'funds', 'policy', 'arrears', 'charges', 'other')),
    severity       text not null check (severity in ('critical', 'high', 'normal', 'low')),
    severity_why   text[] not null default '{}',
    level          text not null check (level in ('county', 'city', 'province', 'inter_provincial', 'ministry')),
    state          text not null check (state in ('working', 'waiting', 'asked', 'solved', 'unsolvable_asked',
                       'confirmed', 'silent', 'unsolvable', 'joined', 'withdrawn')),
    owner_id       bigint not null,
    co_owner_id    bigint,
    desk           text not null,
    mechanism_id   bigint,
    taken_by       bigint not null default 0,
    taken_name     text,
    title          text check (length(title) between 4 and 120),
    asked          text check (length(asked) <= 2000),
    matter         text,
    arguments      text[] not null default '{}',
    place          text check (length(place) <= 120),
    cause          text collate "C",
    stops_on       date,
    source         text collate "C",
    reference      text collate "C",
    href           text,
    channel        text not null check (channel in ('page', 'officer', 'api', 'sheet', 'event', 'scenario')),
    routing_hole   boolean not null default false,
    filed_at       timestamptz not null,
    filed_by       bigint not null,
    filed_name     text not null,
    since          timestamptz not null,
    due_at         timestamptz,
    due_hours      int,
    timer_at       timestamptz,
    waiting_why    text,
    minutes_left   int,
    tried          boolean not null default false,
    not_ours       int not null default 0,
    settled        boolean not null default false,
    reopened       int not null default 0,
    missed         int not null default 0,
    asked_by       bigint not null default 0,
    called_at      timestamptz,
    point_id       bigint,
    joined_to      bigint,
    solved_at      timestamptz,
    closed_at      timestamptz,
    hours          int,
    satisfaction   int check (satisfaction between 1 and 3),
    version        int not null default 1,
    grams          text[] generated always as (directory.bigrams(coalesce(title, '') || ' ' || coalesce(place, '') || ' ' || coalesce(asked, ''))) stored,
    check (title is not null or matter is not null),
    check ((state in ('confirmed', 'silent', 'unsolvable', 'joined', 'withdrawn')) = (closed_at is not null))
);
create function problem.make_indexes() returns void language sql security definer set search_path = problem, pg_temp as $$
    create index problem_due on problem.problem (timer_at, id) where closed_at is null and timer_at is not null;
    create index problem_open on problem.problem (due_at, id) where closed_at is null;
    create index problem_open_of_division on problem.problem (division, due_at, id) include (level, kind, severity, state, filed_at, since) where closed_at is null;
    create index problem_of_division on problem.problem (division, id desc);
    create index problem_of_counterpart on problem.problem (counterpart, id desc) where counterpart is not null;
    create index problem_of_owner on problem.problem (owner_id, due_at, id) where closed_at is null;
    create index problem_of_co_owner on problem.problem (co_owner_id, due_at, id) where closed_at is null and co_owner_id is not null;
    create index problem_of_enterprise on problem.problem (enterprise_id, id desc);
    create index problem_of_kind on problem.problem (kind, id desc);
    create index problem_of_point on problem.problem (point_id, id) where point_id is not null;
    create index problem_of_cause on problem.problem (cause, division) where closed_at is null and cause is not null;
    create index problem_closed on problem.problem (division, closed_at) include (level, kind, desk, state, hours, filed_at) where state in ('confirmed', 'silent');
    create index problem_grams on problem.problem using gin (grams) with (gin_pending_list_limit = 1024);
$$;
select problem.make_indexes();
-- One problem per source, main cause and division: a second light joins.
create unique index problem_once on problem.problem (source, reference, division) where closed_at is null and source is not null;

-- Others than the first enterprise that it hits. They see this row, which is kept in step, and not the whole problem.
create table problem.affected (
    problem_id    bigint not null references problem.problem,
    enterprise_id bigint not null,
    division      text collate "C" not null,
    counterpart   text collate "C",
    number        text collate "C" not null,
    kind          text not null,
    title         text,
    matter        text,
    arguments     text[] not null default '{}',
    level         text not null,
    state         text not null,
    due_at        timestamptz,
    added_at      timestamptz not null,
    verdict       text check (verdict in ('confirmed', 'objected')),
    verdict_at    timestamptz,
    primary key (problem_id, enterprise_id)
);
create index affected_of_enterprise on problem.affected (enterprise_id, problem_id desc);

-- What happened. The text is what a person wrote, or a message key with its arguments. Rows without enterprise are for officers only.
create table problem.event (
    id            bigint generated by default as identity primary key,
    problem_id    bigint not null,
    division      text collate "C" not null,
    counterpart   text collate "C",
    enterprise_id bigint,
    at            timestamptz not null,
    act           text not null,
    level         text not null,
    state         text not null,
    account_id    bigint not null,
    name          text not null,
    authority_id  bigint,
    text          text check (length(text) <= 4000),
    key           text,
    arguments     text[] not null default '{}',
    told_at       timestamptz
);
create index event_of_problem on problem.event (problem_id, id);
create index event_untold on problem.event (id) where told_at is null;

-- The desks on which it lay, and for how long.
create table problem.step (
    problem_id    bigint not null,
    position      int not null,
    division      text collate "C" not null,
    counterpart   text collate "C",
    enterprise_id bigint,
    level         text not null,
    owner_id      bigint not null,
    from_at       timestamptz not null,
    to_at         timestamptz,
    missed        boolean not null default false,
    tried         text,
    primary key (problem_id, position)
);
create index step_of_division on problem.step (division, from_at) include (level, problem_id, to_at);

create table problem.task (
    id            bigint generated by default as identity primary key,
    problem_id    bigint not null references problem.problem,
    division      text collate "C" not null,
    counterpart   text collate "C",
    authority_id  bigint not null,
    what          text not null check (length(what) between 4 and 500),
    due_at        timestamptz not null,
    made_at       timestamptz not null,
    made_by       bigint not null,
    made_name     text not null,
    done_at       timestamptz,
    done_name     text,
    result        text check (length(result) <= 1000)
);
create index task_of_problem on problem.task (problem_id, id);
create index task_open on problem.task (authority_id, due_at) where done_at is null;

-- What one province asks of another: a header that both sign, an item for each enterprise and matter.
create table problem.support_list (
    id            bigint generated by default as identity primary key,
    division      text collate "C" not null,
    counterpart   text collate "C" not null,
    from_id       bigint not null,
    to_id         bigint not null,
    made_at       timestamptz not null,
    signed_by     bigint not null,
    signed_name   text not null,
    answer_by     timestamptz not null,
    words         text check (length(words) <= 2000)
);
create index support_list_of_division on problem.support_list (division, id desc);
create index support_list_of_counterpart on problem.support_list (counterpart, id desc);
create table problem.support_item (
    list_id       bigint not null references problem.support_list,
    problem_id    bigint not null references problem.problem,
    position      int not null,
    division      text collate "C" not null,
    counterpart   text collate "C" not null,
    enterprise_id bigint,
    matter        text not null check (length(matter) between 2 and 300),
    quantity      numeric(12, 1),
    unit          text,
    needed_by     date,
    result        text check (result in ('solved', 'partly', 'cannot')),
    answer        text check (length(answer) <= 4000),
    answered_at   timestamptz,
    answered_by   bigint,
    answered_name text,
    primary key (list_id, problem_id, position)
);
create index support_item_of_problem on problem.support_item (problem_id);

create table problem.blocking_point (
    id            bigint generated by default as identity primary key,
    division      text collate "C" not null,
    title         text not null check (length(title) between 4 and 120),
    kind          text not null,
    rule          text not null,
    reason        text[] not null default '{}',
    made_at       timestamptz not null,
    made_by       bigint not null,
    made_name     text not null,
    solved_at     timestamptz,
    solved_name   text
);
create index blocking_point_of_division on problem.blocking_point (division, id desc);

create table problem.deadline_rule (
    id            bigint generated by default as identity primary key,
    kind          text,
    severity      text not null,
    level         text not null,
    hours         int not null check (hours between 1 and 400),
    valid_from    timestamptz not null,
    recorded_at   timestamptz not null,
    account_id    bigint not null,
    name          text not null,
    source        text not null,
    why           text not null
);
create index deadline_rule_of on problem.deadline_rule (severity, level, valid_from desc);
comment on table problem.deadline_rule is 'policy: exempt, deadlines are public to everyone who is judged by them';

-- Who can decide what: one table per division that keeps one, changed by whole dated versions.
create table problem.routing_version (
    id            bigint generated by default as identity primary key,
    division      text collate "C" not null,
    state         text not null check (state in ('draft', 'approved', 'declined')),
    valid_from    timestamptz not null,
    recorded_at   timestamptz not null,
    made_by       bigint not null,
    made_name     text not null,
    decided_by    bigint,
    decided_name  text,
    decided_at    timestamptz,
    why           text not null
);
create index routing_version_of on problem.routing_version (division, valid_from desc);
comment on table problem.routing_version is 'policy: exempt, which desk answers for what is public';
create table problem.route (
    version_id    bigint not null references problem.routing_version,
    kind          text not null,
    division      text collate "C" not null,
    department    text,
    mechanism_id  bigint,
    primary key (version_id, kind, division),
    check ((department is null) <> (mechanism_id is null))
);
comment on table problem.route is 'policy: exempt, which desk answers for what is public';

-- The nation's solved problems added up: by what they were (province empty), and by province (level, kind, desk empty).
create table problem.kept_solved (
    week     date not null,
    province text not null,
    level    text not null,
    kind     text not null,
    desk     text not null,
    how      text not null,
    hours    int not null,
    n        bigint not null,
    primary key (week, province, level, kind, desk, how, hours)
);
comment on table problem.kept_solved is 'policy: exempt, sums over the nation, which are published';
grant select on problem.kept_solved to clearway_officer, clearway_enterprise, clearway_system;

create function problem.week(at timestamptz) returns date language sql immutable parallel safe
    as $$ select date_trunc('week', at at time zone 'Asia/Shanghai')::date $$;

create function problem.keep(p problem.problem, by int) returns void language sql security definer set search_path = problem, pg_temp as $$
    insert into problem.kept_solved as k values
        (problem.week(p.closed_at), '', p.level, p.kind, p.desk, p.state, p.hours, by),
        (problem.week(p.closed_at), left(p.division, 2) || '0000', '', '', '', p.state, p.hours, by)
    on conflict (week, province, level, kind, desk, how, hours) do update set n = k.n + excluded.n
$$;
create function problem.keep_change() returns trigger language plpgsql security definer set search_path = problem, pg_temp as $$
begin
    if tg_op = 'UPDATE' and old.state in ('confirmed', 'silent') then
        perform problem.keep(old, -1);
    end if;
    if new.state in ('confirmed', 'silent') then
        perform problem.keep(new, 1);
    end if;
    return null;
end $$;
create trigger kept_by_insert after insert on problem.problem for each row
    when (new.state in ('confirmed', 'silent') and current_setting('clearway.loading', true) is distinct from 'on')
    execute function problem.keep_change();
create trigger kept_by_update after update of state on problem.problem for each row
    when (old.state is distinct from new.state) execute function problem.keep_change();
-- After a mass load: all anew.
create function problem.keep_all() returns void language sql security definer set search_path = problem, pg_temp as $$
    delete from problem.kept_solved;
    insert into problem.kept_solved select problem.week(closed_at), '', level, kind, desk, state, hours, count(*)
        from problem.problem where state in ('confirmed', 'silent') group by 1, 3, 4, 5, 6, 7;
    insert into problem.kept_solved select problem.week(closed_at), left(division, 2) || '0000', '', '', '', state, hours, count(*)
        from problem.problem where state in ('confirmed', 'silent') group by 1, 2, 6, 7;
$$;
create function problem.set_indexes_aside() returns void language sql security definer set search_path = problem, pg_temp as $$
    drop index problem.problem_due, problem.problem_open, problem.problem_open_of_division, problem.problem_of_division,
        problem.problem_of_counterpart, problem.problem_of_owner, problem.problem_of_co_owner, problem.problem_of_enterprise,
        problem.problem_of_kind, problem.problem_of_point, problem.problem_of_cause, problem.problem_closed, problem.problem_grams
$$;
revoke all on function problem.keep(problem.problem, int), problem.keep_change(), problem.keep_all(), problem.set_indexes_aside(),
    problem.make_indexes() from public;
grant execute on function problem.keep_all(), problem.set_indexes_aside(), problem.make_indexes() to clearway_system;

-- Row-level security keeps the index of bigrams from serving; ids only, and whoever joins them sees through the table's own policy.
create function problem.ids_with_grams(wanted text[], most int) returns bigint[]
    language sql stable security definer set search_path = problem, pg_temp
    as $$ select coalesce(array_agg(f.id), '{}') from (select id from problem.problem where grams @> wanted order by id desc limit most) f $$;
revoke all on function problem.ids_with_grams(text[], int) from public;
grant execute on function problem.ids_with_grams(text[], int) to clearway_officer, clearway_system;

do $$
declare
    one text;
begin
    foreach one in array array['problem', 'affected', 'event', 'step', 'task', 'support_list', 'support_item'] loop
        execute format('alter table problem.%I enable row level security', one);
        execute format('create policy officer on problem.%I to clearway_officer using ((select shared.has_right(''problems''))'
            ' and (division >= shared.lo() and division < shared.hi() or counterpart >= shared.lo() and counterpart < shared.hi()))', one);
        execute format('create policy system on problem.%I to clearway_system using (true)', one);
        execute format('grant select, insert on problem.%I to clearway_officer, clearway_system', one);
    end loop;
    foreach one in array array['problem', 'affected', 'event', 'step'] loop
        execute format('create policy enterprise on problem.%I to clearway_enterprise using (enterprise_id = any (shared.enterprises()))', one);
        execute format('grant select, insert on problem.%I to clearway_enterprise', one);
    end loop;
end $$;
alter table problem.blocking_point enable row level security;
create policy officer on problem.blocking_point to clearway_officer
    using ((select shared.has_right('problems')) and division >= shared.lo() and division < shared.hi());
create policy system on problem.blocking_point to clearway_system using (true);
grant select, insert on problem.blocking_point to clearway_officer, clearway_system;
grant update (solved_at, solved_name) on problem.blocking_point to clearway_officer, clearway_system;

grant update on problem.problem to clearway_officer, clearway_enterprise, clearway_system;
grant update on problem.affected to clearway_officer, clearway_enterprise, clearway_system;
grant update (counterpart) on problem.event, problem.task to clearway_officer, clearway_system;
grant update (told_at) on problem.event to clearway_system;
grant update (to_at, missed, tried, counterpart) on problem.step to clearway_officer, clearway_enterprise, clearway_system;
grant update (done_at, done_name, result) on problem.task to clearway_officer, clearway_system;
grant update (counterpart, result, answer, answered_at, answered_by, answered_name) on problem.support_item to clearway_officer, clearway_system;
grant select on problem.deadline_rule, problem.routing_version, problem.route to clearway_officer, clearway_enterprise, clearway_system;
grant insert on problem.deadline_rule, problem.routing_version, problem.route to clearway_officer, clearway_system;
grant update (state, decided_by, decided_name, decided_at, valid_from) on problem.routing_version to clearway_officer, clearway_system;
grant usage, update on all sequences in schema problem to clearway_system;
grant usage on all sequences in schema problem to clearway_officer, clearway_enterprise;

insert into problem.deadline_rule (severity, level, hours, valid_from, recorded_at, account_id, name, source, why)
select severity, level, hours, '2020-01-01', '2020-01-01', 0, 'Clearway', 'default of the product, to be set by the ministry', 'default'
from (values ('critical', 'county', 4), ('critical', 'city', 4), ('critical', 'province', 9), ('critical', 'inter_provincial', 9), ('critical', 'ministry', 18),
    ('high', 'county', 9), ('high', 'city', 9), ('high', 'province', 18), ('high', 'inter_provincial', 18), ('high', 'ministry', 36),
    ('normal', 'county', 18), ('normal', 'city', 18), ('normal', 'province', 27), ('normal', 'inter_provincial', 36), ('normal', 'ministry', 63),
    ('low', 'county', 36), ('low', 'city', 36), ('low', 'province', 45), ('low', 'inter_provincial', 63), ('low', 'ministry', 90))
    as rule (severity, level, hours);

insert into problem.routing_version (id, division, state, valid_from, recorded_at, made_by, made_name, decided_by, decided_name, decided_at, why)
    overriding system value values (1, '000000', 'approved', '2020-01-01', '2020-01-01', 0, 'Clearway', 0, 'Clearway', '2020-01-01', 'default of the product');
select setval(pg_get_serial_sequence('problem.routing_version', 'id'), 1);
insert into problem.route (version_id, kind, division, department)
    values (1, 'parts', '000000', 'industry'), (1, 'logistics', '000000', 'transport'), (1, 'staff', '000000', 'industry'),
        (1, 'measures', '000000', 'health'), (1, 'funds', '000000', 'financial_regulation'), (1, 'policy', '000000', 'finance'),
        (1, 'arrears', '000000', 'industry'), (1, 'charges', '000000', 'market_regulation'), (1, 'other', '000000', 'industry');

insert into shared.setting (name, value, valid_from, recorded_at, account_id, source, why) values
    ('problem.day-begins-hour', '9', '2020-01-01', '2020-01-01', 0, 'default of the product', 'office hours'),
    ('problem.day-ends-hour', '18', '2020-01-01', '2020-01-01', 0, 'default of the product', 'office hours'),
    ('problem.silence-days', '3', '2020-01-01', '2020-01-01', 0, 'PRODUCT: 3 working days', 'silence counts'),
    ('problem.waiting-days', '10', '2020-01-01', '2020-01-01', 0, 'default of the product', 'no clock stands for ever'),
    ('problem.reopen-days', '30', '2020-01-01', '2020-01-01', 0, 'default of the product', 'afterwards a new problem is filed');
