-- What red lights foretold, and what came of it: one row for each time that a site and part turned red.
create table chain.foreseen (
    site_id       bigint not null,
    part_id       bigint not null,
    -- Since when the light was red: the same as in chain.light.
    since         timestamptz not null,
    enterprise_id bigint not null,
    division      text collate "C" not null,
    chain         text collate "C" not null,
    -- The day on which it was first said, and the day that was then said: the first without the part.
    said_on       date not null,
    foreseen_on   date not null,
    -- Nothing yet; ran out; ran out with no warning; turned better before its day; did not run out; nobody reported on its day.
    outcome       text not null check (outcome in ('waiting', 'ran_out', 'unwarned', 'averted', 'held', 'untold')),
    ran_out_on    date,
    judged_at     timestamptz,
    check ((outcome in ('ran_out', 'unwarned')) = (ran_out_on is not null)),
    primary key (site_id, part_id, since)
);
create index foreseen_order on chain.foreseen (foreseen_on desc, site_id, part_id);
create index foreseen_of_division on chain.foreseen (division, foreseen_on desc);
create index foreseen_open on chain.foreseen (foreseen_on) where outcome in ('waiting', 'untold', 'held');
alter table chain.foreseen enable row level security;
create policy officer on chain.foreseen for select to clearway_officer using (division >= shared.lo() and division < shared.hi());
create policy system on chain.foreseen to clearway_system using (true);
grant select on chain.foreseen to clearway_officer, clearway_system;
grant insert, update on chain.foreseen to clearway_system;
