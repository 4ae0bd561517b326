-- Whoever closes a problem only adds a row, and waits for nobody: sums that all of them wrote to locked each other out when two rounds, or
-- a round and a person, closed problems in another order. One at a time folds the changes into the sums.
create table problem.kept_change (
    week     date not null,
    province text not null,
    level    text not null,
    kind     text not null,
    desk     text not null,
    how      text not null,
    hours    int not null,
    n        int not null
);
comment on table problem.kept_change is 'policy: exempt, sums over the nation, which are published';
grant select on problem.kept_change to clearway_officer, clearway_enterprise, clearway_system;

create or replace function problem.keep(p problem.problem, by int) returns void language sql security definer set search_path = problem, pg_temp as $$
    insert into problem.kept_change values
        (problem.week(p.closed_at), '', p.level, p.kind, p.desk, p.state, p.hours, by),
        (problem.week(p.closed_at), left(p.division, 2) || '0000', '', '', '', p.state, p.hours, by)
$$;

create view problem.kept as
    select week, province, level, kind, desk, how, hours, n from problem.kept_solved
    union all select week, province, level, kind, desk, how, hours, n from problem.kept_change;
alter view problem.kept set (security_invoker = true);
comment on view problem.kept is 'policy: exempt, sums over the nation, which are published';
grant select on problem.kept to clearway_officer, clearway_enterprise, clearway_system;

-- Nothing while there are few, or while another does it.
create function problem.fold_kept(fewest int) returns bigint language plpgsql security definer set search_path = problem, pg_temp as $$
declare
    folded bigint := 0;
begin
    if (select count(*) from (select 1 from problem.kept_change limit fewest) c) < fewest or not pg_try_advisory_xact_lock(454, 1) then
        return 0;
    end if;
    with gone as (delete from problem.kept_change returning *),
        sums as (insert into problem.kept_solved as k
            select week, province, level, kind, desk, how, hours, sum(n) from gone group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0
            on conflict (week, province, level, kind, desk, how, hours) do update set n = k.n + excluded.n)
    select count(*) into folded from gone;
    return folded;
end $$;
create or replace function problem.keep_all() returns void language sql security definer set search_path = problem, pg_temp as $$
    delete from problem.kept_change;
    delete from problem.kept_solved;
    insert into problem.kept_solved select problem.week(closed_at), '', level, kind, desk, state, hours, count(*)
        from problem.problem where state in ('confirmed', 'silent') group by 1, 3, 4, 5, 6, 7;
    insert into problem.kept_solved select problem.week(closed_at), left(division, 2) || '0000', '', '', '', state, hours, count(*)
        from problem.problem where state in ('confirmed', 'silent') group by 1, 2, 6, 7;
$$;
revoke all on function problem.fold_kept(int) from public;
grant execute on function problem.fold_kept(int) to clearway_system;
