-- A plan made while a sender had few keys fetched all of them and compared each with each report; made so, it was kept when they were many.
alter function monitoring.file_report set enable_material = off;
alter function monitoring.file_reports set enable_material = off;
alter function monitoring.file_together set enable_material = off;
