-- Figures of the nation are kept as they come about, each split by itself: one cube of all of them had about as many rows as there are
-- problems. What is filed, what came to a level for the first time and what missed its first deadline there are kept beside what closed.
drop view problem.kept;
drop function problem.keep(problem.problem, int) cascade;
drop table problem.kept_solved, problem.kept_change;

create table problem.kept_figure (
    week  date not null,
    what  text not null check (what in ('confirmed', 'silent', 'filed', 'came', 'missed')),
    split text not null check (split in ('', 'level', 'kind', 'desk', 'division')),
    word  text not null,
    hours int not null,
    n     bigint not null,
    primary key (what, split, week, word, hours)
);
comment on table problem.kept_figure is 'policy: exempt, sums over the nation, which are published';
comment on column problem.kept_figure.split is 'what it is counted by; the word is the level, kind, department or province, and empty for all';
comment on column problem.kept_figure.hours is 'how long it took, of closed ones; else 0';

create table problem.kept_change (
    week     date not null,
    what     text not null,
    level    text,
    kind     text,
    desk     text,
    province text,
    hours    int not null,
    n        int not null
);
comment on table problem.kept_change is 'policy: exempt, sums over the nation, which are published';
grant select on problem.kept_figure, problem.kept_change to clearway_officer, clearway_enterprise, clearway_system;

create view problem.kept_changed as
    select c.week, c.what, s.split, s.word, c.hours, c.n from problem.kept_change c cross join lateral (values
        ('', ''), ('level', c.level), ('kind', c.kind), ('desk', c.desk), ('division', c.province)) as s (split, word)
    where s.word is not null;
create view problem.kept as
    select week, what, split, word, hours, n from problem.kept_figure
    union all select week, what, split, word, hours, n from problem.kept_changed;
alter view problem.kept_changed set (security_invoker = true);
alter view problem.kept set (security_invoker = true);
comment on view problem.kept_changed is 'policy: exempt, sums over the nation, which are published';
comment on view problem.kept is 'policy: exempt, sums over the nation, which are published';
grant select on problem.kept_changed, problem.kept to clearway_officer, clearway_enterprise, clearway_system;

-- When a desk's deadline passed; a desk at the top stays late, and its step goes on.
alter table problem.step add column missed_at timestamptz;
update problem.step set missed_at = to_at where missed;
grant update (missed_at) on problem.step to clearway_officer, clearway_enterprise, clearway_system;

create function problem.province(division text) returns text language sql immutable parallel safe as $$ select left(division, 2) || '0000' $$;

create or replace function problem.keep_change() returns trigger language plpgsql security definer set search_path = problem, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        insert into problem.kept_change values (problem.week(new.filed_at), 'filed', null, new.kind, null, problem.province(new.division), 0, 1);
    elsif old.state in ('confirmed', 'silent') then
        insert into problem.kept_change values (problem.week(old.closed_at), old.state, old.level, old.kind, old.desk,
            problem.province(old.division), old.hours, -1);
    end if;
    if new.state in ('confirmed', 'silent') then
        insert into problem.kept_change values (problem.week(new.closed_at), new.state, new.level, new.kind, new.desk,
            problem.province(new.division), new.hours, 1);
    end if;
    return null;
end $$;
create or replace trigger kept_by_insert after insert on problem.problem for each row
    when (current_setting('clearway.loading', true) is distinct from 'on') execute function problem.keep_change();
create or replace trigger kept_by_update after update of state on problem.problem for each row
    when (old.state is distinct from new.state) execute function problem.keep_change();

create function problem.keep_step() returns trigger language plpgsql security definer set search_path = problem, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select 1 from problem.step s where s.problem_id = new.problem_id and s.level = new.level and s.position <> new.position) then
            insert into problem.kept_change values (problem.week(new.from_at), 'came', new.level, null, null, null, 0, 1);
        end if;
    elsif not exists (select 1 from problem.step s where s.problem_id = new.problem_id and s.level = new.level and s.position <> new.position
            and s.missed_at is not null) then
        insert into problem.kept_change values (problem.week(new.missed_at), 'missed', new.level, null, null, null, 0, 1);
    end if;
    return null;
end $$;
create trigger kept_by_insert after insert on problem.step for each row
    when (current_setting('clearway.loading', true) is distinct from 'on') execute function problem.keep_step();
create trigger kept_by_update after update of missed_at on problem.step for each row
    when (old.missed_at is null and new.missed_at is not null) execute function problem.keep_step();

-- Nothing while there are few, or while another does it.
create or replace function problem.fold_kept(fewest int) returns bigint language plpgsql security definer set search_path = problem, pg_temp as $$
declare
    folded bigint := 0;
begin
    if (select count(*) from (select 1 from problem.kept_change limit fewest) c) < fewest or not pg_try_advisory_xact_lock(454, 1) then
        return 0;
    end if;
    with gone as (delete from problem.kept_change returning *),
        sums as (insert into problem.kept_figure as k
            select g.week, g.what, s.split, s.word, g.hours, sum(g.n) from gone g cross join lateral (values
                ('', ''), ('level', g.level), ('kind', g.kind), ('desk', g.desk), ('division', g.province)) as s (split, word)
            where s.word is not null group by 1, 2, 3, 4, 5 having sum(g.n) <> 0
            on conflict (what, split, week, word, hours) do update set n = k.n + excluded.n)
    select count(*) into folded from gone;
    return folded;
end $$;

-- The same figures counted from the rows: after a mass load, and for whoever wants to know whether they agree.
create function problem.recounted() returns table (week date, what text, split text, word text, hours int, n bigint)
    language sql stable security definer set search_path = problem, pg_temp as $$
    with closed as (
        select problem.week(closed_at) as week, state, level, kind, desk, problem.province(division) as province, hours, count(*) as n
        from problem.problem where state in ('confirmed', 'silent') group by 1, 2, 3, 4, 5, 6, 7),
    filed as (
        select problem.week(filed_at) as week, kind, problem.province(division) as province, count(*) as n from problem.problem group by 1, 2, 3),
    reached as (select level, min(from_at) as came, min(missed_at) as missed from problem.step group by problem_id, level)
    select c.week, c.state, s.split, s.word, c.hours, sum(c.n)::bigint from closed c cross join lateral (values
        ('', ''), ('level', c.level), ('kind', c.kind), ('desk', c.desk), ('division', c.province)) as s (split, word) group by 1, 2, 3, 4, 5
    union all select f.week, 'filed', s.split, s.word, 0, sum(f.n)::bigint from filed f cross join lateral (values
        ('', ''), ('kind', f.kind), ('division', f.province)) as s (split, word) group by 1, 3, 4
    union all select problem.week(r.came), 'came', s.split, s.word, 0, count(*) from reached r cross join lateral (values
        ('', ''), ('level', r.level)) as s (split, word) group by 1, 3, 4
    union all select problem.week(r.missed), 'missed', s.split, s.word, 0, count(*) from reached r cross join lateral (values
        ('', ''), ('level', r.level)) as s (split, word) where r.missed is not null group by 1, 3, 4
$$;
create or replace function problem.keep_all() returns void language sql security definer set search_path = problem, pg_temp as $$
    delete from problem.kept_change;
    delete from problem.kept_figure;
    insert into problem.kept_figure select * from problem.recounted();
$$;
select problem.keep_all();

-- How one problem stood at a past moment: what its last event until then left it in. One that closed before is itself, and whoever
-- reads many asks only of the others.
create function problem.as_it_stood(p problem.problem, moment timestamptz) returns problem.problem
    language plpgsql stable as $$
declare
    last record;
begin
    if p.closed_at <= moment then
        return p;
    end if;
    select e.state, e.level, e.at into last from problem.event e
        where e.problem_id = p.id and e.at <= moment order by e.id desc limit 1;
    if last.state is null then
        p.closed_at := null;
        return p;
    end if;
    p.state := last.state;
    p.level := last.level;
    p.closed_at := null;
    p.due_at := null;
    p.hours := null;
    p.missed := (select count(*) from problem.step s where s.problem_id = p.id and s.missed_at <= moment);
    p.owner_id := coalesce((select s.owner_id from problem.step s where s.problem_id = p.id and s.from_at <= moment
        order by s.position desc limit 1), p.owner_id);
    p.desk := coalesce((select a.department from directory.authority a where a.id = p.owner_id), p.desk);
    if last.state in ('confirmed', 'silent', 'unsolvable', 'joined', 'withdrawn') then
        p.closed_at := last.at;
        p.solved_at := (select max(e.at) from problem.event e where e.problem_id = p.id and e.at <= moment and e.state = 'solved');
        p.hours := case when last.state in ('confirmed', 'silent')
            then greatest(1, ceil(extract(epoch from coalesce(p.solved_at, last.at) - p.filed_at) / 3600))::int end;
    end if;
    return p;
end $$;

-- Policies look at both divisions of a row, so an index that is to answer by itself holds both.
create or replace function problem.make_indexes() returns void language sql security definer set search_path = problem, pg_temp as $$
    create index problem_due on problem.problem (timer_at, id) where closed_at is null and timer_at is not null;
    create index problem_open on problem.problem (due_at, id) where closed_at is null;
    create index problem_open_of_division on problem.problem (division, due_at, id)
        include (counterpart, level, kind, desk, severity, state, filed_at, since, missed) where closed_at is null;
    create index problem_of_division on problem.problem (division, id desc);
    create index problem_of_counterpart on problem.problem (counterpart, id desc) where counterpart is not null;
    create index problem_of_owner on problem.problem (owner_id, due_at, id) where closed_at is null;
    create index problem_of_co_owner on problem.problem (co_owner_id, due_at, id) where closed_at is null and co_owner_id is not null;
    create index problem_of_enterprise on problem.problem (enterprise_id, id desc);
    create index problem_of_kind on problem.problem (kind, id desc);
    create index problem_of_point on problem.problem (point_id, id) where point_id is not null;
    create index problem_of_cause on problem.problem (cause, division) where closed_at is null and cause is not null;
    create index problem_closed on problem.problem (division, closed_at) include (counterpart, level, kind, desk, state, hours)
        where state in ('confirmed', 'silent');
    create index problem_filed on problem.problem (division, filed_at) include (counterpart, kind);
    create index problem_reopened on problem.problem (division, id) where reopened > 0;
    create index problem_alike on problem.problem (division, id)
        include (counterpart, kind, cause, place, matter, arguments, enterprise_id) where closed_at is null and point_id is null and state <> 'solved';
    create index problem_grams on problem.problem using gin (grams) with (gin_pending_list_limit = 1024);
$$;
create or replace function problem.set_indexes_aside() returns void language sql security definer set search_path = problem, pg_temp as $$
    drop index problem.problem_due, problem.problem_open, problem.problem_open_of_division, problem.problem_of_division,
        problem.problem_of_counterpart, problem.problem_of_owner, problem.problem_of_co_owner, problem.problem_of_enterprise,
        problem.problem_of_kind, problem.problem_of_point, problem.problem_of_cause, problem.problem_closed, problem.problem_filed,
        problem.problem_reopened, problem.problem_alike, problem.problem_grams
$$;
drop index problem.problem_open_of_division, problem.problem_closed;
create index problem_open_of_division on problem.problem (division, due_at, id)
    include (counterpart, level, kind, desk, severity, state, filed_at, since, missed) where closed_at is null;
create index problem_closed on problem.problem (division, closed_at) include (counterpart, level, kind, desk, state, hours)
    where state in ('confirmed', 'silent');
create index problem_filed on problem.problem (division, filed_at) include (counterpart, kind);
create index problem_reopened on problem.problem (division, id) where reopened > 0;
create index problem_alike on problem.problem (division, id)
    include (counterpart, kind, cause, place, matter, arguments, enterprise_id) where closed_at is null and point_id is null and state <> 'solved';
drop index problem.step_of_division;
create index step_of_division on problem.step (division, problem_id, level) include (counterpart, from_at, missed_at);
create index step_of_level on problem.step (level, from_at, problem_id) include (division, counterpart);
create index step_missed on problem.step (level, missed_at, problem_id) include (division, counterpart) where missed_at is not null;

revoke all on function problem.keep_change(), problem.keep_step(), problem.recounted() from public;
grant execute on function problem.recounted() to clearway_system;
