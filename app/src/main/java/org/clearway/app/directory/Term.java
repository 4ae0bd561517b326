package org.clearway.app.directory;

/** A word of a short list: a department, a supply field, a chain, a cultivation tier. */
public record Term(String list, String code, int position, String nameZh, String nameEn) {

    public static final String DEPARTMENT = "department";
    public static final String SUPPLY_FIELD = "supply_field";
    public static final String CHAIN = "chain";
    public static final String CULTIVATION_TIER = "cultivation_tier";
}
