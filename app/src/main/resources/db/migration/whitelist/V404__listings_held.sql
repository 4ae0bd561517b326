-- What held after a moment, without a look at all that ended before it: the countdown counts from here alone.
create index listing_held on whitelist.listing (least(until, ended_at))
    include (list_id, division, field, enterprise_id, listed_from, until, ended_at, end_act);
