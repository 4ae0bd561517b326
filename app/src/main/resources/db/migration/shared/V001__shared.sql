-- What every module stands on: the audit trail, idempotency, dated settings, jobs, the scenario's clock.
-- Three roles reach tables, never the login role itself: a transaction that names no actor may read nothing.
create schema shared;
grant usage on schema shared to clearway_app, clearway_officer, clearway_enterprise, clearway_system;

-- The division range and lists of the transaction's actor; policies compare rows with these and nothing else.
create function shared.lo() returns text language sql stable parallel safe
    as $$ select current_setting('clearway.lo') $$;
create function shared.hi() returns text language sql stable parallel safe
    as $$ select current_setting('clearway.hi') $$;
create function shared.enterprises() returns bigint[] language sql stable parallel safe
    as $$ select current_setting('clearway.enterprises')::bigint[] $$;
create function shared.has_right(wanted text) returns boolean language sql stable parallel safe
    as $$ select wanted = any (current_setting('clearway.rights')::text[]) $$;
create function shared.account() returns bigint language sql stable parallel safe
    as $$ select current_setting('clearway.account')::bigint $$;

create table shared.clock (
    only_row       boolean primary key default true check (only_row),
    base           timestamptz not null,
    last_seen      timestamptz not null
);
comment on table shared.clock is 'policy: exempt, holds one instant and no row of anybody';
grant select, insert, update on shared.clock to clearway_app, clearway_officer, clearway_enterprise, clearway_system;

create table shared.audit_entry (
    id             bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    at             timestamptz not null,
    account_id     bigint not null,
    actor          text not null,
    via            text not null,
    act            text not null,
    thing          text not null,
    thing_id       text not null,
    division       text collate "C" not null,
    enterprise_id  bigint,
    why            text,
    detail         jsonb not null default '{}'
);
create index audit_entry_of_thing on shared.audit_entry (thing, thing_id, id desc);
create index audit_entry_of_division on shared.audit_entry (division, id desc);
create index audit_entry_of_enterprise on shared.audit_entry (enterprise_id, id desc) where enterprise_id is not null;
create index audit_entry_unsealed on shared.audit_entry (transaction_id);
alter table shared.audit_entry enable row level security;
create policy officer_reads on shared.audit_entry for select to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and shared.has_right('audit'));
create policy officer_writes on shared.audit_entry for insert to clearway_officer with check (account_id = shared.account());
create policy enterprise_reads on shared.audit_entry for select to clearway_enterprise
    using (enterprise_id = any (shared.enterprises()));
create policy enterprise_writes on shared.audit_entry for insert to clearway_enterprise with check (account_id = shared.account());
create policy system on shared.audit_entry to clearway_system using (true);
grant select, insert on shared.audit_entry to clearway_officer, clearway_enterprise, clearway_system;

-- A seal covers the entries that were committed since the last one; its hash runs on from the seal before.
create table shared.audit_seal (
    id             bigint primary key,
    at             timestamptz not null,
    first_entry    bigint not null,
    last_entry     bigint not null,
    entries        bigint[] not null,
    hash_before    bytea not null,
    hash           bytea not null,
    up_to          xid8 not null
);
create index audit_seal_reach on shared.audit_seal (last_entry);
comment on column shared.audit_seal.up_to is 'entries of transactions before this one are all sealed';
alter table shared.audit_seal enable row level security;
create policy system on shared.audit_seal to clearway_system using (true);
grant select, insert on shared.audit_seal to clearway_system;

create table shared.idempotency (
    account_id     bigint not null,
    key            text not null check (length(key) between 8 and 100),
    request_hash   bytea not null,
    status         int not null,
    answer         text not null,
    at             timestamptz not null,
    primary key (account_id, key)
);
create index idempotency_age on shared.idempotency (at);
alter table shared.idempotency enable row level security;
create policy officer on shared.idempotency to clearway_officer using (account_id = shared.account());
create policy enterprise on shared.idempotency to clearway_enterprise using (account_id = shared.account());
create policy system on shared.idempotency to clearway_system using (true);
grant select, insert on shared.idempotency to clearway_officer, clearway_enterprise, clearway_system;
grant delete on shared.idempotency to clearway_system;

-- A threshold has a start date and a source; it changes by a new dated row, never by an edit.
create table shared.setting (
    id             bigint generated always as identity primary key,
    name           text not null,
    subject        text not null default '',
    value          jsonb not null,
    valid_from     timestamptz not null,
    recorded_at    timestamptz not null,
    account_id     bigint not null,
    source         text not null,
    why            text not null
);
create index setting_of_name on shared.setting (name, subject, valid_from desc, id desc);
comment on table shared.setting is 'policy: exempt, thresholds are public to everyone who is judged by them';
grant select on shared.setting to clearway_officer, clearway_enterprise, clearway_system;
grant insert on shared.setting to clearway_officer, clearway_system;

-- A long act that a person started and may leave: an import, an export, a reminder round.
create table shared.job (
    id             bigint generated always as identity primary key,
    kind           text not null,
    account_id     bigint not null,
    division       text collate "C" not null,
    name           text not null,
    state          text not null check (state in ('waiting', 'running', 'to_confirm', 'done', 'failed', 'cancelled')),
    created_at     timestamptz not null,
    started_at     timestamptz,
    ended_at       timestamptz,
    seen_at        timestamptz,
    rows_total     bigint,
    rows_good      bigint not null default 0,
    rows_bad       bigint not null default 0,
    input_name     text,
    input_digest   bytea,
    input          bytea,
    result_name    text,
    result         bytea,
    message        text,
    detail         jsonb not null default '{}'
);
create index job_of_account on shared.job (account_id, id desc);
create index job_under_way on shared.job (state, id) where state in ('waiting', 'running');
create index job_to_look_at on shared.job (account_id, id desc) where seen_at is null;
alter table shared.job enable row level security;
create policy officer on shared.job to clearway_officer using (account_id = shared.account());
create policy enterprise on shared.job to clearway_enterprise using (account_id = shared.account());
create policy system on shared.job to clearway_system using (true);
grant select, insert, update on shared.job to clearway_officer, clearway_enterprise, clearway_system;
grant delete on shared.job to clearway_system;

-- Two tables of libraries. They hold ids and facts of events and the names of due jobs, no row of a person or enterprise.
create table shared.event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_open on shared.event_publication (completion_date);
comment on table shared.event_publication is 'policy: exempt, the outbox of the event library';
grant select, insert, update, delete on shared.event_publication to clearway_app, clearway_officer, clearway_enterprise, clearway_system;

create table shared.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_due on shared.scheduled_task (execution_time);
create index scheduled_task_beat on shared.scheduled_task (last_heartbeat);
comment on table shared.scheduled_task is 'policy: exempt, the due list of the job library';
grant select, insert, update, delete on shared.scheduled_task to clearway_app, clearway_officer, clearway_enterprise, clearway_system;
