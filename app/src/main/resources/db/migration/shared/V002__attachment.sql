-- Photos and documents that belong to something. A file is never changed.
create table shared.attachment (
    id             bigint generated always as identity primary key,
    thing          text not null,
    thing_id       text not null,
    division       text collate "C" not null,
    enterprise_id  bigint,
    name           text not null check (length(name) between 1 and 130),
    kind           text not null check (kind in ('jpeg', 'png', 'pdf', 'xlsx', 'docx')),
    bytes          int not null check (bytes between 1 and 10485760),
    sha256         bytea not null,
    content        bytea not null,
    account_id     bigint not null,
    by_name        text not null,
    recorded_at    timestamptz not null,
    unique (thing, thing_id, division, sha256)
);
-- Photos are packed already: the database need not try again.
alter table shared.attachment alter column content set storage external;
alter table shared.attachment enable row level security;
create policy officer_reads on shared.attachment for select to clearway_officer
    using (division >= shared.lo() and division < shared.hi());
create policy officer_keeps on shared.attachment for insert to clearway_officer
    with check (division >= shared.lo() and division < shared.hi() and account_id = shared.account());
create policy enterprise_reads on shared.attachment for select to clearway_enterprise
    using (enterprise_id = any (shared.enterprises()));
create policy enterprise_keeps on shared.attachment for insert to clearway_enterprise
    with check (enterprise_id = any (shared.enterprises()) and account_id = shared.account());
create policy system on shared.attachment to clearway_system using (true);
grant select, insert on shared.attachment to clearway_officer, clearway_enterprise;
grant select, insert, delete on shared.attachment to clearway_system;
