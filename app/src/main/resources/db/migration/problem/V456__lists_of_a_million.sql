-- A list of one level and kind counts up to ten thousand rows from the index alone, however many others there are.
create index problem_of_level_and_kind on problem.problem (level, kind, id desc) include (division, counterpart);

-- Row-level security keeps the index of bigrams from serving; ids only, and whoever joins them sees through the table's own policy.
-- Words that stand in every twenty-fifth of the newest problems are found by walking back from the newest, others by the index, which
-- would have to fetch every row of a common word to know the newest.
create or replace function problem.ids_with_grams(wanted text[], most int) returns bigint[]
    language plpgsql stable security definer set search_path = problem, pg_temp as $$
declare
    looked_at constant int := 4000;
    hits int;
    found bigint[];
begin
    select count(*) into hits from (select grams from problem.problem order by id desc limit looked_at) n where n.grams @> wanted;
    if hits >= looked_at / 25 then
        select coalesce(array_agg(f.id), '{}') into found from (
            select n.id from (select id, grams from problem.problem order by id desc limit (1.5 * most * looked_at / hits)::int) n
            where n.grams @> wanted order by n.id desc limit most) f;
        if cardinality(found) = most then
            return found;
        end if;
    end if;
    return (select coalesce(array_agg(f.id), '{}') from (select id from problem.problem where grams @> wanted order by id desc limit most) f);
end $$;
