package org.clearway.app.shared.table;

/**
 * A spreadsheet program takes a text that begins with one of = + - @ for a formula and runs it. Written to .csv such a text gets
 * an apostrophe in front, which the program hides; read back, the apostrophe goes.
 */
final class SafeText {

    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private SafeText() {}

    static String guarded(String text) {
        return isFormula(text, 0) && !isNumber(text) ? "'" + text : text;
    }

    static String unguarded(String text) {
        return text.startsWith("'") && isFormula(text, 1) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text, int at) {
        return text.length() > at && STARTS_A_FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("-\\d+(\\.\\d+)?");
    }
}
