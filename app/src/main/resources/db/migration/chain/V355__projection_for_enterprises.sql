-- An enterprise's light says when the projection behind it was made: a time and counts of the whole, no row of anybody.
grant select on chain.projection to clearway_enterprise;
