-- Connections plan every statement for its values, and so did each statement in these functions, each time they were called: 0.4 ms
-- a problem. What they look for is a few rows by their keys, whatever the values.
alter function problem.as_it_stood set plan_cache_mode = auto;
alter function problem.keep_change set plan_cache_mode = auto;
alter function problem.keep_step set plan_cache_mode = auto;
