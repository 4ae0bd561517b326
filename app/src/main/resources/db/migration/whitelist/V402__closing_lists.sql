-- A list can be closed for nominations; what it holds runs on to its own end.
grant update (closed_on) on whitelist.list to clearway_officer, clearway_system;
