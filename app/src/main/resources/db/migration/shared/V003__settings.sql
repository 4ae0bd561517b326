-- A setting may hold for a subject (a division's code, a chain, a field), which stands before the country's; its value is
-- any JSON. Whoever approves writes for divisions of the own territory, and only the ministry for the country.
alter table shared.setting add column division text collate "C" not null
    generated always as (case when subject ~ '^[0-9]{4}[0-9A-Z]{2}$' then subject else '000000' end) stored;
comment on column shared.setting.division is 'whose setting it is: 000000 where the subject is no division';
comment on table shared.setting is null;
create index setting_of_division on shared.setting (division, name, valid_from desc);
alter table shared.setting enable row level security;
create policy officer_reads on shared.setting for select to clearway_officer using (true);
create policy officer_writes on shared.setting for insert to clearway_officer
    with check (division >= shared.lo() and division < shared.hi() and (select shared.has_right('approve')));
create policy enterprise_reads on shared.setting for select to clearway_enterprise using (true);
create policy system on shared.setting to clearway_system using (true);
