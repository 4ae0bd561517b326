package org.clearway.app.scenario.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.Spring2022;

/** All parts of the scenario and what they take, from {@code part.csv} and {@code part_input.csv}. Without a cycle. */
final class ProductTree {

    private final List<Product> products = new ArrayList<>();
    private final Map<String, Product> byCode = new HashMap<>();
    private final Map<String, List<Product>> drawn = new HashMap<>();

    ProductTree() {
        Map<String, Integer> ids = new HashMap<>();
        List<ReferenceTable.Row> rows = Spring2022.table("part");
        rows.forEach(row -> ids.put(row.text("code"), ids.size() + 1));
        Map<String, List<Product.Takes>> takes = new HashMap<>();
        for (ReferenceTable.Row row : Spring2022.table("part_input")) {
            takes.computeIfAbsent(row.text("part"), part -> new ArrayList<>())
                    .add(new Product.Takes(
                            number(ids, row.text("input")),
                            row.number("quantity"),
                            row.text("essential").equals("yes")));
        }
        for (ReferenceTable.Row row : rows) {
            add(product(row, products.size() + 1, takes.getOrDefault(row.text("code"), List.of())));
        }
    }

    private static int number(Map<String, Integer> ids, String code) {
        Integer id = ids.get(code);
        if (id == null) {
            throw new IllegalArgumentException("No part " + code);
        }
        return id;
    }

    private static Product product(ReferenceTable.Row row, int id, List<Product.Takes> takes) {
        return new Product(
                id,
                row.text("code"),
                row.text("name_zh"),
                row.text("name_en"),
                row.text("unit"),
                row.number("price_yuan"),
                row.text("industry"),
                (int) row.whole("weight"),
                row.text("chain").toLowerCase(Locale.ROOT),
                row.number("target_days"),
                List.copyOf(takes));
    }

    private void add(Product product) {
        products.add(product);
        byCode.put(product.code(), product);
        for (int i = 0; i < product.weight(); i++) {
            drawn.computeIfAbsent(product.industry(), industry -> new ArrayList<>())
                    .add(product);
        }
    }

    List<Product> all() {
        return products;
    }

    int size() {
        return products.size();
    }

    Product of(int id) {
        return products.get(id - 1);
    }

    Product of(String code) {
        Product product = byCode.get(code);
        if (product == null) {
            throw new IllegalArgumentException("No part " + code);
        }
        return product;
    }

    /** What an enterprise of an industry may make, each as often as it weighs; empty where none makes a part. */
    List<Product> madeBy(String industry) {
        return drawn.getOrDefault(industry, List.of());
    }
}
