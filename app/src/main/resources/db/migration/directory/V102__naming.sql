-- Officers name who answers for what, found mechanisms and enter authorities, each within the own territory; all may read them.
comment on table directory.authority is null;
comment on table directory.mechanism is null;
comment on table directory.mechanism_member is null;
comment on table directory.answerable is null;
alter table directory.mechanism_member add column division text collate "C";
update directory.mechanism_member x set division = m.division from directory.mechanism m where m.id = x.mechanism;
alter table directory.mechanism_member alter column division set not null;
comment on column directory.mechanism_member.division is 'that of the mechanism, whose officers keep its members';
alter table directory.answerable add column account_id bigint not null default 0;

do $$
declare
    one text;
begin
    foreach one in array array['authority', 'mechanism', 'mechanism_member', 'answerable'] loop
        execute format('alter table directory.%I enable row level security', one);
        execute format('create policy officer_reads on directory.%I for select to clearway_officer using (true)', one);
        execute format('create policy enterprise_reads on directory.%I for select to clearway_enterprise using (true)', one);
        execute format('create policy system on directory.%I to clearway_system using (true)', one);
        execute format('create policy officer_names on directory.%I for insert to clearway_officer with check '
            || '(division >= shared.lo() and division < shared.hi() and (select shared.has_right(''edit_directory'')))', one);
        execute format('create policy officer_ends on directory.%I for update to clearway_officer using '
            || '(division >= shared.lo() and division < shared.hi() and (select shared.has_right(''edit_directory'')))', one);
        execute format('grant insert on directory.%I to clearway_officer', one);
    end loop;
end $$;
grant update (name_zh, name_en, telephone, valid_to) on directory.authority to clearway_officer;
grant update (telephone, valid_to) on directory.mechanism to clearway_officer;
grant update (valid_to) on directory.mechanism_member to clearway_officer;
grant update (superseded_at) on directory.answerable to clearway_officer;
