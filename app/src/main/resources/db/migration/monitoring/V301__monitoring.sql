-- What enterprises report each day. A correction is a new version; the version before is closed, never changed.
create schema monitoring;
grant usage on schema monitoring to clearway_officer, clearway_enterprise, clearway_system;

create table monitoring.operating_report (
    site_id           bigint not null,
    enterprise_id     bigint not null,
    account_id        bigint not null,
    recorded_at       timestamptz not null,
    superseded_at     timestamptz not null default 'infinity',
    business_date     date not null,
    version           int not null check (version between 1 and 1000),
    staff_on_roll     int not null check (staff_on_roll between 0 and 1000000),
    staff_on_duty     int not null check (staff_on_duty between 0 and staff_on_roll),
    staff_returned    int not null check (staff_returned between 0 and 1000000),
    base_roll         int not null check (base_roll >= 0),
    utilisation       numeric(4, 1) not null check (utilisation between 0 and 200),
    output_10k        numeric(12, 1) not null check (output_10k >= 0),
    normal_output_10k numeric(12, 1) not null check (normal_output_10k >= 0),
    electricity_mwh   numeric(12, 1) check (electricity_mwh >= 0),
    division          text collate "C" not null,
    state             text not null check (state in ('normal', 'limited', 'closed_loop', 'stopped')),
    blocker           text not null check (blocker in ('parts', 'logistics', 'staff', 'measures', 'funds', 'orders', 'none')),
    channel           text not null check (channel in ('page', 'sheet', 'api', 'paper', 'scenario')),
    reported_by       text not null,
    doubts            text[] not null default '{}',
    note              text check (length(note) <= 500),
    why               text check (length(why) between 2 and 500),
    check (version = 1 or why is not null),
    check (superseded_at > recorded_at),
    -- One version of a site and day holds at any time, for only one can end at infinity.
    primary key (site_id, business_date, superseded_at)
);

-- The two other indexes, each covering what figures add up. A first load drops them and makes them again.
create function monitoring.make_report_indexes() returns void language sql as $$
    create index operating_report_of_day on monitoring.operating_report (business_date, division, site_id)
        include (enterprise_id, state, staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation,
                 normal_output_10k, recorded_at, superseded_at);
    create index operating_report_of_enterprise on monitoring.operating_report (enterprise_id, business_date desc, site_id)
        include (division, state, staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation,
                 normal_output_10k, recorded_at, superseded_at);
$$;
select monitoring.make_report_indexes();

alter table monitoring.operating_report enable row level security;
create policy officer on monitoring.operating_report for select to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and (select shared.has_right('reports')));
create policy enterprise_reads on monitoring.operating_report for select to clearway_enterprise
    using (enterprise_id = any (shared.enterprises()));
create policy enterprise_files on monitoring.operating_report for insert to clearway_enterprise
    with check (enterprise_id = any (shared.enterprises()) and account_id = shared.account() and shared.has_right('submit_reports'));
create policy enterprise_closes on monitoring.operating_report for update to clearway_enterprise
    using (enterprise_id = any (shared.enterprises()) and shared.has_right('submit_reports'));
create policy system on monitoring.operating_report to clearway_system using (true);
grant select on monitoring.operating_report to clearway_officer, clearway_enterprise, clearway_system;
grant insert, update (superseded_at) on monitoring.operating_report to clearway_enterprise, clearway_system;

-- Which sites are expected to report, and since when: the denominator of "who has not reported".
-- base_roll is the staff on the roll on the base day, which the staff return rate is held against.
create table monitoring.reporting_site (
    site_id       bigint not null,
    enterprise_id bigint not null,
    division      text collate "C" not null,
    industry      text collate "C" not null,
    base_roll     int not null,
    valid_from    date not null,
    valid_to      date,
    primary key (site_id, valid_from)
);
create index reporting_site_of_division on monitoring.reporting_site (division, site_id) include (enterprise_id, valid_from, valid_to);
create index reporting_site_of_enterprise on monitoring.reporting_site (enterprise_id, site_id);
alter table monitoring.reporting_site enable row level security;
create policy officer on monitoring.reporting_site to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and (select shared.has_right('reports')));
create policy enterprise on monitoring.reporting_site for select to clearway_enterprise using (enterprise_id = any (shared.enterprises()));
create policy system on monitoring.reporting_site to clearway_system using (true);
grant select on monitoring.reporting_site to clearway_officer, clearway_enterprise;
grant select, insert, update on monitoring.reporting_site to clearway_system;
grant insert on monitoring.reporting_site to clearway_officer;
grant update (valid_to) on monitoring.reporting_site to clearway_officer;

-- Figures of days that lie back, added up once for the nation, each province and each city. What is younger, dirty,
-- judged by another threshold or looked at as of an earlier moment is added up from the reports themselves.
create table monitoring.day_figures (
    division       text collate "C" not null,
    business_date  date not null,
    sites          int not null,
    enterprises    int not null,
    running        int not null,
    full_capacity  int not null,
    partly         int not null,
    on_roll        bigint not null,
    on_duty        bigint not null,
    returned       bigint not null,
    base_roll      bigint not null,
    full_from      numeric not null,
    partly_from    numeric not null,
    last_recorded  timestamptz not null,
    primary key (division, business_date)
);
alter table monitoring.day_figures enable row level security;
create policy officer on monitoring.day_figures for select to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and (select shared.has_right('reports')));
create policy system on monitoring.day_figures to clearway_system using (true);
grant select on monitoring.day_figures to clearway_officer, clearway_system;
grant insert, update, delete on monitoring.day_figures to clearway_system;

-- Written with a report for a day that lies back: the kept figures of this day and place no longer hold.
create table monitoring.day_changed (
    business_date date not null,
    division      text collate "C" not null,
    enterprise_id bigint not null
);
create index day_changed_of on monitoring.day_changed (business_date, division);
alter table monitoring.day_changed enable row level security;
create policy officer on monitoring.day_changed for select to clearway_officer
    using (division >= shared.lo() and division < shared.hi());
create policy enterprise on monitoring.day_changed for insert to clearway_enterprise
    with check (enterprise_id = any (shared.enterprises()));
create policy system on monitoring.day_changed to clearway_system using (true);
grant select on monitoring.day_changed to clearway_officer, clearway_system;
grant insert on monitoring.day_changed to clearway_enterprise, clearway_system;
grant delete on monitoring.day_changed to clearway_system;

-- Who was reminded of which day: once, whoever asks again.
create table monitoring.reminder (
    site_id       bigint not null,
    business_date date not null,
    enterprise_id bigint not null,
    division      text collate "C" not null,
    sent_at       timestamptz not null,
    account_id    bigint not null,
    sent_by       text not null,
    primary key (business_date, site_id)
);
alter table monitoring.reminder enable row level security;
create policy officer on monitoring.reminder to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and (select shared.has_right('reports')));
create policy enterprise on monitoring.reminder for select to clearway_enterprise using (enterprise_id = any (shared.enterprises()));
create policy system on monitoring.reminder to clearway_system using (true);
grant select on monitoring.reminder to clearway_enterprise;
grant select, insert on monitoring.reminder to clearway_officer, clearway_system;

insert into shared.setting (name, value, valid_from, recorded_at, account_id, source, why) values
    ('monitoring.full-capacity', '80', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'Full capacity: utilisation at 80 % of normal and more'),
    ('monitoring.part-capacity', '60', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'The second mark of the spring 2022 press conferences: 60 % and more'),
    ('monitoring.due-hour', '10', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'Reports of a day are due at 10:00');

-- A first load by COPY, which row-level security forbids: within its transaction the empty table has none, and no covering
-- index. The deferred trigger lets no transaction end before both are back.
create table monitoring.load (at timestamptz not null);
comment on table monitoring.load is 'policy: exempt, the moment of the first load and no row of anybody';
grant select on monitoring.load to clearway_system;
create function monitoring.load_ended() returns trigger language plpgsql as $$
begin
    if not (select relrowsecurity from pg_class where oid = 'monitoring.operating_report'::regclass) then
        raise exception 'A load of reports began and did not end: nothing is kept of it';
    end if;
    return null;
end $$;
create constraint trigger load_ended after insert on monitoring.load deferrable initially deferred
    for each row execute function monitoring.load_ended();
create function monitoring.begin_load() returns void
    language plpgsql security definer set search_path = monitoring, pg_temp as $$
begin
    if exists (select from operating_report) then
        raise exception 'The table of reports is not empty: load into a new instance';
    end if;
    insert into load values (now());
    truncate operating_report;
    drop index operating_report_of_day, operating_report_of_enterprise;
    alter table operating_report drop constraint operating_report_pkey;
    alter table operating_report disable row level security;
end $$;
create function monitoring.end_load() returns void
    language plpgsql security definer set search_path = monitoring, pg_temp as $$
begin
    perform set_config('maintenance_work_mem', '256MB', true);
    alter table operating_report add constraint operating_report_pkey primary key (site_id, business_date, superseded_at);
    perform make_report_indexes();
    alter table operating_report enable row level security;
    analyze operating_report;
end $$;
revoke all on function monitoring.begin_load(), monitoring.end_load(), monitoring.make_report_indexes() from public;
grant execute on function monitoring.begin_load(), monitoring.end_load() to clearway_system;

-- A panel is a named, dated set of enterprises that figures can be taken for.
create table monitoring.panel (
    id          bigint generated by default as identity primary key,
    code        text not null unique,
    division    text collate "C" not null,
    name_zh     text not null,
    name_en     text not null,
    ground      text not null,
    account_id  bigint not null,
    recorded_at timestamptz not null
);
alter table monitoring.panel enable row level security;
create policy officer on monitoring.panel to clearway_officer using (division >= shared.lo() and division < shared.hi());
create policy system on monitoring.panel to clearway_system using (true);
grant select on monitoring.panel to clearway_officer, clearway_system;
grant insert, update on monitoring.panel to clearway_system;

create table monitoring.panel_member (
    panel_id      bigint not null references monitoring.panel,
    enterprise_id bigint not null,
    division      text collate "C" not null,
    valid_from    date not null,
    valid_to      date,
    primary key (panel_id, enterprise_id, valid_from)
);
create index panel_member_of on monitoring.panel_member (enterprise_id);
alter table monitoring.panel_member enable row level security;
create policy officer on monitoring.panel_member to clearway_officer using (division >= shared.lo() and division < shared.hi());
create policy enterprise on monitoring.panel_member to clearway_enterprise using (enterprise_id = any (shared.enterprises()));
create policy system on monitoring.panel_member to clearway_system using (true);
grant select on monitoring.panel_member to clearway_officer, clearway_enterprise, clearway_system;
grant insert, update on monitoring.panel_member to clearway_system;
