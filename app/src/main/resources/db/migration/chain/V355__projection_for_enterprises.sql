-- An enterprise's light says when the projection behind it was made: a time and counts of the whole, no row of anybody.
create policy enterprise on chain.projection for select to clearway_enterprise using (true);
grant select on chain.projection to clearway_enterprise;
