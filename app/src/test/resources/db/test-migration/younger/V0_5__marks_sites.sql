-- Of another module: a lower number, and yet younger than V1.
update stock.site set note = 'marked';
