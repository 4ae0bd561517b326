package org.clearway.app.chain.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clearway.app.chain.product.TreeRow;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads a line of the product tree from a form, whose fields have the names of the table's columns. */
final class TypedTree {

    private TypedTree() {}

    static TreeRow read(Map<String, String> fields) {
        List<Reason> unread = new ArrayList<>();
        String essential = text(fields, "essential");
        TreeRow row = new TreeRow(
                fields.getOrDefault("chain", "").strip(),
                text(fields, "chain_zh"),
                text(fields, "chain_en"),
                fields.getOrDefault("part", "").strip(),
                text(fields, "part_zh"),
                text(fields, "part_en"),
                text(fields, "unit"),
                number(fields, "unit_yuan", unread),
                text(fields, "input"),
                number(fields, "quantity", unread),
                null,
                essential == null ? null : !essential.equals("0"),
                text(fields, "substitute"),
                number(fields, "substitute_quantity", unread),
                text(fields, "ground"));
        Refusal.ifAny(unread);
        return row;
    }

    private static @Nullable String text(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double number(Map<String, String> fields, String name, List<Reason> unread) {
        String text = text(fields, name);
        try {
            return text == null ? null : Double.valueOf(text.replace(",", ""));
        } catch (NumberFormatException e) {
            unread.add(Reason.at(name, "chain.number", text));
            return null;
        }
    }
}
