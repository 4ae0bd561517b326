package org.clearway.app.problem.internal;

import static org.clearway.app.shared.table.Columns.Column.optional;
import static org.clearway.app.shared.table.Columns.Column.required;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.XlsxWriter;

/** The columns of a hotline's table, and how its words are read. */
public final class SheetColumns {

    public static final Columns ALL = new Columns(
            optional("ticket", "工单号", "Ticket", "工单编号", "ticket no", "no"),
            required("enterprise", "统一社会信用代码", "Credit code", "信用代码", "uscc", "credit_code"),
            required("kind", "问题类别", "Kind", "类别", "类型"),
            required("title", "问题简述", "In one line", "问题", "标题", "title", "problem"),
            required("asked", "诉求", "What is asked", "希望解决", "request"),
            optional("place", "地点", "Place", "where"),
            optional("stopsInDays", "几天后停线", "Days until a line stops", "停线天数", "stops in days"),
            optional("stakes", "影响", "At stake", "stakes"),
            optional("separate", "另立问题", "Another problem", "separate"));

    private static final Map<String, String> KINDS = words(
            "parts",
            "零部件",
            "logistics",
            "物流",
            "staff",
            "人员返岗",
            "staff",
            "staff return",
            "measures",
            "防疫措施",
            "measures",
            "epidemic measures",
            "funds",
            "资金",
            "policy",
            "政策未兑现",
            "policy",
            "policy not granted",
            "arrears",
            "拖欠账款",
            "arrears",
            "arrears owed",
            "charges",
            "违规收费",
            "charges",
            "illegal charges",
            "other",
            "其他");
    private static final Map<String, String> STAKES = words(
            "safety",
            "安全",
            "safety",
            "life or safety",
            "livelihood",
            "民生",
            "livelihood",
            "daily supplies",
            "many_jobs",
            "就业",
            "many_jobs",
            "jobs");
    private static final Set<String> YES = Set.of("yes", "true", "1", "是", "y");

    private SheetColumns() {}

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i]);
            words.put(pairs[i + 1], pairs[i]);
        }
        return words;
    }

    /** The kind's word, or what was written when it is none. */
    public static String kind(String typed) {
        return KINDS.getOrDefault(typed.toLowerCase(Locale.ROOT), typed);
    }

    /** What is at stake; a word that is none stays as it was written, and is refused as such. */
    public static Set<String> stakes(String typed) {
        return Stream.of(typed.split("[,，;；、]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> STAKES.getOrDefault(word.toLowerCase(Locale.ROOT), word))
                .collect(Collectors.toSet());
    }

    public static boolean yes(String typed) {
        return YES.contains(typed.toLowerCase(Locale.ROOT));
    }

    public static byte[] template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter writer = new XlsxWriter(out, "问题 Problems")) {
            writer.header(ALL.headers());
            writer.row(List.of("12345-0001", "", "物流", "两车门板滞留G15高速D12出口", "请协调今晚放行", "G15 D12", "3", "", ""));
        }
        return out.toByteArray();
    }
}
