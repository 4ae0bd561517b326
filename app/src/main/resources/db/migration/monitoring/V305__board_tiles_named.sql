-- A tile has room for a short name only; the page that it opens says the whole one.
update shared.setting set value = '[
        {"indicator":"iva_yoy","subject":"000000","nameZh":"工业增加值同比","nameEn":"Industry, year on year"},
        {"indicator":"iva_manufacturing_yoy","subject":"000000","nameZh":"制造业增加值同比","nameEn":"Manufacturing, y/y"},
        {"indicator":"on_duty_rate","subject":"panel:key_50","nameZh":"吉林50户到岗率","nameEn":"On duty, Jilin 50 firms"},
        {"indicator":"staff_return_rate","subject":"panel:shanghai_auto","nameZh":"上海汽车返岗率","nameEn":"Returned, Shanghai auto"},
        {"indicator":"vehicle_freight_flow_index","subject":"000000","nameZh":"货运流量指数","nameEn":"Vehicle freight index"},
        {"indicator":"container_throughput_recovery","subject":"port:Shanghai","nameZh":"上海港箱量恢复","nameEn":"Shanghai port, of normal"}]'
    where name = 'monitoring.board-tiles' and account_id = 0;
