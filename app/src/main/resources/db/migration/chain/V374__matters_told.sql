-- A matter is told until somebody took it.
alter table chain.matter add column told_at timestamptz;
update chain.matter set told_at = raised_at;
-- All lights that a cause ever had, the latest first: its history page.
create index light_ever_of_cause on chain.light (cause_ref, recorded_at desc, site_id, part_id) where cause_ref is not null;
