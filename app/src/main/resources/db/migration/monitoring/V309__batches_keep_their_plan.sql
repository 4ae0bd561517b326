-- As for single reports: a batch finds its rows by their keys, whatever the values.
alter function monitoring.file_reports set plan_cache_mode = auto;
