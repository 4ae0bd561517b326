-- One chain whose lights cannot be worked out is grey by itself; the others go on.
alter table chain.light drop constraint light_why_grey_check;
alter table chain.light add constraint light_why_grey_check check (why_grey in ('stale', 'disagree', 'unknown', 'fault'));
