-- Who may enter the database of Clearway. Run inside it, as a superuser, after prepare-roles.sql. Repeatable.

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to clearway_app', current_database());
end $$;

revoke create on schema public from public;
