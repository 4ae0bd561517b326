-- Connections plan every statement for its values; what files one report finds single rows by their keys, whatever the values.
alter function monitoring.file_report set plan_cache_mode = auto;
