package org.clearway.app.chain.web;

import java.util.Map;
import org.clearway.app.chain.product.TreeRow;

/** Reads a line of the product tree from a form, whose fields have the names of the table's columns. */
final class TypedTree {

    private TypedTree() {}

    static TreeRow read(Map<String, String> fields) {
        TypedFields typed = new TypedFields(fields);
        String essential = typed.text("essential");
        TreeRow row = new TreeRow(
                fields.getOrDefault("chain", "").strip(),
                typed.text("chain_zh"),
                typed.text("chain_en"),
                fields.getOrDefault("part", "").strip(),
                typed.text("part_zh"),
                typed.text("part_en"),
                typed.text("unit"),
                typed.numberOrNull("unit_yuan"),
                typed.text("input"),
                typed.numberOrNull("quantity"),
                null,
                essential == null ? null : !essential.equals("0"),
                typed.text("substitute"),
                typed.numberOrNull("substitute_quantity"),
                typed.text("ground"));
        typed.refuseUnread();
        return row;
    }
}
