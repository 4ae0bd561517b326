-- Indicators with their definitions and series, panels that people build, and kept sums for panels, chains, zones and industries.

-- Sums are kept for a dimension, too: '' for all, zone:YRD, industry:36, panel:key_50/3 (the number is the panel's version,
-- so that a changed panel never reads sums of the old one).
alter table monitoring.day_figures
    add column dimension text collate "C" not null default '',
    add column output_10k numeric not null default 0,
    add column normal_output_10k numeric not null default 0,
    add column electricity_mwh numeric not null default 0;
alter table monitoring.day_figures drop constraint day_figures_pkey;
alter table monitoring.day_figures add primary key (dimension, division, business_date);
create index day_figures_of_day on monitoring.day_figures (business_date);

-- The covering indexes carry output and electricity as well: indicators add them up.
create or replace function monitoring.make_report_indexes() returns void language sql as $$
    create index operating_report_of_day on monitoring.operating_report (business_date, division, site_id)
        include (enterprise_id, state, staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation,
                 output_10k, normal_output_10k, electricity_mwh, recorded_at, superseded_at);
    create index operating_report_of_enterprise on monitoring.operating_report (enterprise_id, business_date desc, site_id)
        include (division, state, staff_on_roll, staff_on_duty, staff_returned, base_roll, utilisation,
                 output_10k, normal_output_10k, electricity_mwh, recorded_at, superseded_at);
$$;
drop index monitoring.operating_report_of_day, monitoring.operating_report_of_enterprise;
select monitoring.make_report_indexes();

-- Panels: anybody may know which there are, whose members they are stays within the territory.
alter table monitoring.panel
    add column version int not null default 1,
    add column kept_version int not null default 0,
    add column recipe text not null default '',
    add column ended_on date;
drop policy officer on monitoring.panel;
create policy officer_reads on monitoring.panel for select to clearway_officer using (true);
create policy officer_builds on monitoring.panel for insert to clearway_officer
    with check (division >= shared.lo() and division < shared.hi() and shared.has_right('indicators'));
create policy officer_changes on monitoring.panel for update to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and shared.has_right('indicators'));
grant insert, update (version, ended_on, name_zh, name_en, ground, recipe) on monitoring.panel to clearway_officer;
drop policy officer on monitoring.panel_member;
create policy officer_reads on monitoring.panel_member for select to clearway_officer
    using (division >= shared.lo() and division < shared.hi());
create policy officer_adds on monitoring.panel_member for insert to clearway_officer
    with check (division >= shared.lo() and division < shared.hi() and shared.has_right('indicators'));
create policy officer_ends on monitoring.panel_member for update to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and shared.has_right('indicators'));
grant insert, update (valid_to) on monitoring.panel_member to clearway_officer;
create index panel_member_order on monitoring.panel_member (panel_id, division, enterprise_id);

-- Definitions. A change is a new version; a withdrawn indicator keeps its versions and takes no new values.
create table monitoring.indicator (
    code          text collate "C" not null check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
    version       int not null check (version between 1 and 1000),
    recorded_at   timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    division      text collate "C" not null,
    name_zh       text not null check (length(name_zh) between 2 and 60),
    name_en       text not null check (length(name_en) between 2 and 80),
    unit          text not null,
    decimals      int not null check (decimals between 0 and 4),
    frequency     text not null check (frequency in ('daily', 'weekly', 'monthly')),
    better        text not null check (better in ('up', 'down', 'none')),
    kind          text not null check (kind in ('formula', 'imported')),
    formula       text check (length(formula) <= 1000),
    source        text not null,
    owner         text not null,
    withdrawn     boolean not null default false,
    account_id    bigint not null,
    defined_by    text not null,
    why           text,
    check ((kind = 'formula') = (formula is not null)),
    check (superseded_at > recorded_at),
    primary key (code, version)
);
create unique index indicator_current on monitoring.indicator (code) where superseded_at = 'infinity';
alter table monitoring.indicator enable row level security;
create policy officer_reads on monitoring.indicator for select to clearway_officer using (true);
create policy officer_defines on monitoring.indicator for insert to clearway_officer
    with check (division >= shared.lo() and division < shared.hi() and account_id = shared.account() and shared.has_right('indicators'));
create policy officer_closes on monitoring.indicator for update to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and shared.has_right('indicators'));
create policy system on monitoring.indicator to clearway_system using (true);
grant select, insert on monitoring.indicator to clearway_officer, clearway_system;
grant update (superseded_at) on monitoring.indicator to clearway_officer, clearway_system;

-- Other names under which files carry a series: iva_division_36_yoy is iva_yoy of the industry 36.
create table monitoring.indicator_alias (
    alias   text collate "C" primary key,
    code    text collate "C" not null,
    subject text collate "C" not null
);
comment on table monitoring.indicator_alias is 'policy: exempt, names of columns in public files';
-- What a series can be of besides divisions, zones, industries, chains and panels: a port, a region of several provinces.
create table monitoring.series_place (
    subject text collate "C" primary key check (subject ~ '^(port|region):'),
    name_zh text not null,
    name_en text not null
);
comment on table monitoring.series_place is 'policy: exempt, names of ports and regions';
grant select on monitoring.indicator_alias, monitoring.series_place to clearway_officer, clearway_system;
grant insert on monitoring.indicator_alias, monitoring.series_place to clearway_system;

-- Imported values. A revision is a new row; which one is shown at a moment is a matter of shown_from and superseded_at:
-- a value is shown from its release, or from when it was entered if that was later, until the next one is shown.
create table monitoring.indicator_value (
    code          text collate "C" not null,
    subject       text collate "C" not null,
    period        date not null,
    revision      int not null check (revision between 1 and 10000),
    value         numeric not null,
    released_at   timestamptz not null,
    recorded_at   timestamptz not null,
    shown_from    timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    division      text collate "C" not null,
    source        text not null,
    note          text not null default '',
    account_id    bigint not null,
    entered_by    text not null,
    check (shown_from = greatest(released_at, recorded_at)),
    check (superseded_at >= shown_from),
    primary key (code, subject, period, revision)
);
create unique index indicator_value_last on monitoring.indicator_value (code, subject, period) where superseded_at = 'infinity';
create index indicator_value_released on monitoring.indicator_value (shown_from);
alter table monitoring.indicator_value enable row level security;
-- Published statistics are for every officer; who enters them answers for their own territory.
create policy officer_reads on monitoring.indicator_value for select to clearway_officer using (shared.has_right('reports'));
create policy officer_enters on monitoring.indicator_value for insert to clearway_officer
    with check (division >= shared.lo() and division < shared.hi() and account_id = shared.account() and shared.has_right('indicators'));
create policy officer_closes on monitoring.indicator_value for update to clearway_officer
    using (division >= shared.lo() and division < shared.hi() and shared.has_right('indicators'));
create policy system on monitoring.indicator_value to clearway_system using (true);
grant select, insert on monitoring.indicator_value to clearway_officer, clearway_system;
grant update (superseded_at) on monitoring.indicator_value to clearway_officer, clearway_system;

insert into shared.setting (name, value, valid_from, recorded_at, account_id, source, why) values
    ('monitoring.paper-electricity', '25', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product',
        'Resumed on paper: less than a quarter of the electricity that plants of the industry use for such output'),
    ('monitoring.paper-output', '20', '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product',
        'Resumed on paper: utilisation at the lower mark and more, output under a fifth of the normal day');

-- Which indicators stand on top of the board; another list from a day on is another row.
insert into shared.setting (name, value, valid_from, recorded_at, account_id, source, why) values
    ('monitoring.board-tiles', '[{"indicator":"iva_yoy","subject":"000000"},{"indicator":"iva_manufacturing_yoy","subject":"000000"},
        {"indicator":"on_duty_rate","subject":"panel:key_50"},{"indicator":"staff_return_rate","subject":"panel:shanghai_auto"},
        {"indicator":"vehicle_freight_flow_index","subject":"000000"},
        {"indicator":"container_throughput_recovery","subject":"port:Shanghai"}]',
        '2020-01-01 00:00+08', '2020-01-01 00:00+08', 0, 'product', 'The figures of the press conference of 2 June 2022');
