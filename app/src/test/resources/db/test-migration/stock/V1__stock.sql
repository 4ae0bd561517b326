-- A schema with everything that makes a backup hard; only for the tests of the database.
create schema stock;
create table stock.material (
    id int generated always as identity primary key,
    name text not null unique,
    upper_name text generated always as (upper(name)) stored
);
create table stock.site (
    id bigint primary key,
    parent bigint references stock.site,
    division int not null,
    note text,
    picture bytea,
    tags text[] not null default '{}',
    detail jsonb
);
create table stock.holding (
    site bigint not null references stock.site,
    material int not null references stock.material,
    day date not null,
    units numeric(12, 3) not null,
    units_doubled numeric generated always as (units * 2) virtual,
    primary key (site, material, day)
) partition by range (day);
create table stock.holding_2022_05 partition of stock.holding for values from ('2022-05-01') to ('2022-06-01');
create table stock.holding_2022_06 partition of stock.holding for values from ('2022-06-01') to ('2022-07-01');
create table stock.change (
    id bigserial primary key,
    said text not null
);
create function stock.remember() returns trigger language plpgsql as $$
begin
    insert into stock.change (said) values (tg_table_name || ' ' || new.name);
    return new;
end $$;
create trigger remember after insert on stock.material for each row execute function stock.remember();
create function stock.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'append only';
end $$;
create trigger append_only before update or delete or truncate on stock.change execute function stock.refuse();
create trigger asleep after insert on stock.holding for each row execute function stock.refuse();
alter table stock.holding disable trigger asleep;
create sequence stock.ticket;
-- Two tables that point at each other, and one whose key is checked late.
alter table stock.material add home bigint references stock.site on delete cascade deferrable initially deferred;
alter table stock.site add main_material int references stock.material;
alter table stock.site add rank int unique deferrable initially deferred;
insert into stock.site (id, division, note) values (0, 0, 'seed');
alter table stock.site enable row level security;
create policy own_divisions on stock.site to clearway_officer
    using (division >= current_setting('clearway.lo')::int and division < current_setting('clearway.hi')::int);
create view stock.held as select site, sum(units) as units from stock.holding group by site;
create materialized view stock.held_once as select count(*) as sites from stock.site;
grant usage on schema stock to clearway_officer;
grant select, insert on all tables in schema stock to clearway_officer;
