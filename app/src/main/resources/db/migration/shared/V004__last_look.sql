-- When an account last looked at a page, and when it had before: "since you last looked".
create table shared.last_look (
    account_id bigint not null,
    page       text not null,
    seen_at    timestamptz not null,
    before_at  timestamptz,
    primary key (account_id, page)
);
alter table shared.last_look enable row level security;
create policy officer on shared.last_look to clearway_officer using (account_id = shared.account());
create policy enterprise on shared.last_look to clearway_enterprise using (account_id = shared.account());
create policy system on shared.last_look to clearway_system using (true);
grant select, insert, update on shared.last_look to clearway_officer, clearway_enterprise, clearway_system;
