-- Blocking points carry what they were grouped by, so that a suggestion that somebody declined does not come again; a hotline's table
-- that is sent twice is known by each row's reference.
alter table problem.blocking_point
    add column key text collate "C",
    add column state text not null default 'open' check (state in ('open', 'solved', 'declined'));
comment on column problem.blocking_point.key is 'what its rule grouped by: a cause, a place, words; null when a person chose the problems';
create index blocking_point_key on problem.blocking_point (rule, key) where key is not null;
grant update (state) on problem.blocking_point to clearway_officer, clearway_system;

create index problem_of_reference on problem.problem (source, reference) where source is not null;
create index problem_of_level on problem.problem (level, division, id desc) where closed_at is null;
create index problem_of_point_open on problem.problem (point_id, state) where point_id is not null and closed_at is null;

-- A draft says what it was tried on; who made it does not decide it.
alter table problem.routing_version add column tried text;
comment on column problem.routing_version.tried is 'what the try-out on past problems found when the draft was saved';

-- Who could not be reached comes again on the same morning's call sheet.
alter table problem.problem add column call_outcome text check (call_outcome in ('reached', 'promised', 'not_reached', 'solved_itself'));
