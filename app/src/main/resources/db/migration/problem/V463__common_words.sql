-- Problems that a word or a cause stands in, however common it is. A word that stands in every fiftieth of the newest problems and of
-- those a hundred thousand before them is common: null, for a list finds its rows by walking back from the newest, and has no need of
-- ids. Of other words the newest that have them, by the index. An incident that has filled today alone is found by the index, too.
create or replace function problem.ids_with_grams(wanted text[], most int) returns bigint[]
    language plpgsql stable security definer set search_path = problem, pg_temp as $$
declare
    looked_at constant int := 1000;
    before constant int := 100000;
    newest int;
    older int;
    older_seen int;
begin
    select count(*) into newest from (select grams from problem.problem order by id desc limit looked_at) n where n.grams @> wanted;
    if newest >= looked_at / 50 then
        select count(*), count(*) filter (where grams @> wanted) into older_seen, older
            from (select grams from problem.problem where id <= (select id from problem.problem order by id desc limit 1 offset before)
                order by id desc limit looked_at) n;
        -- So few in all that each of them may be looked at.
        if older_seen < looked_at or older >= looked_at / 50 then
            return null;
        end if;
    end if;
    return (select coalesce(array_agg(f.id), '{}') from (select id from problem.problem where grams @> wanted order by id desc limit most) f);
end $$;

-- The index of open ones by cause cannot serve a search, which looks among closed ones as well.
create index problem_caused on problem.problem (cause, id desc) where cause is not null;
