-- The ministry's approver publishes versions of the common criteria and what a listing grants; earlier rows stay to be read.
alter table whitelist.criterion
    add column account_id bigint not null default 0,
    add column author text not null default '',
    add column recorded_at timestamptz not null default '2022-04-11 00:00+08';
alter table whitelist.benefit
    add column account_id bigint not null default 0,
    add column author text not null default '',
    add column recorded_at timestamptz not null default '2022-03-01 00:00+08';
grant insert on whitelist.criterion, whitelist.benefit to clearway_officer;
grant update (valid_to) on whitelist.benefit to clearway_officer;
