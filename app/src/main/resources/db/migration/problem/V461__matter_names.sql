-- Titles with names: what is closed or blocked at somebody else's place is for authorities to know. Those whom it hits read the title of
-- problem.problem, which names nobody.
create table problem.matter_name (
    problem_id  bigint primary key references problem.problem,
    division    text collate "C" not null,
    counterpart text collate "C",
    matter      text not null,
    arguments   text[] not null
);
alter table problem.matter_name enable row level security;
create policy officer on problem.matter_name to clearway_officer using ((select shared.has_right('problems'))
    and (division >= shared.lo() and division < shared.hi() or counterpart >= shared.lo() and counterpart < shared.hi()));
create policy system on problem.matter_name to clearway_system using (true);
grant select, insert, update (counterpart, arguments) on problem.matter_name to clearway_officer, clearway_system;
-- Without a policy of its own an enterprise finds no row.
grant select on problem.matter_name to clearway_enterprise;
