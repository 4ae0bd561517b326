-- The roles of Clearway. Run by Clearway on its embedded server, and by a DBA on an external one, as a superuser:
--
--   psql -d postgres -v owner_password='...' -v app_password='...' -f prepare-roles.sql
--   psql -d postgres -c 'create database clearway owner clearway_owner encoding utf8 template template0'
--   psql -d clearway -f prepare-database.sql
--
-- Repeatable: what exists stays, attributes and passwords are set again.

do $$
declare
    missing text;
begin
    -- Three roles hold all rights. Row-level security knows them; nobody signs in as one.
    for missing in
        select name from unnest(array['clearway_officer', 'clearway_enterprise', 'clearway_system',
                                      'clearway_owner', 'clearway_app']) name
        where not exists (select from pg_roles where rolname = name)
    loop
        execute format('create role %I', missing);
    end loop;
end $$;

alter role clearway_officer nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
alter role clearway_enterprise nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
alter role clearway_system nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;

-- Owns every table and runs the migrations.
alter role clearway_owner login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';

-- Signs in for the application. Has no right on any table of its own: each transaction takes on one of the three.
alter role clearway_app login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';
grant clearway_officer, clearway_enterprise, clearway_system to clearway_app;
