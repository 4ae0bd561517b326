alter table stock.site add opened date;
