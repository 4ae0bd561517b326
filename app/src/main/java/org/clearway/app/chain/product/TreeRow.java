package org.clearway.app.chain.product;

import org.jspecify.annotations.Nullable;

/**
 * One line of the product tree as it is said: a part, and at most one thing that goes into it and one that may stand in for it.
 *
 * @param chain              code of the chain
 * @param chainZh            needed when the chain is new
 * @param part               code of the part, unique within its chain
 * @param unit               needed when the part is new; never changes afterwards
 * @param unitYuan           what one unit is worth in yuan, null where not said
 * @param input              code of a part of the same chain, or chain/code of another's; null for none
 * @param quantity           units of the input for one unit of the part, above 0
 * @param inputUnit          null, or the unit meant: refused when the input has another
 * @param essential          whether nothing is made without it; null counts as true
 * @param substitute         what may stand in for the part, named like an input
 * @param substituteQuantity units of it for one unit of the part, null for 1
 * @param ground             who accepts the substitute, and by what trial
 */
public record TreeRow(
        String chain,
        @Nullable String chainZh,
        @Nullable String chainEn,
        String part,
        @Nullable String partZh,
        @Nullable String partEn,
        @Nullable String unit,
        @Nullable Double unitYuan,
        @Nullable String input,
        @Nullable Double quantity,
        @Nullable String inputUnit,
        @Nullable Boolean essential,
        @Nullable String substitute,
        @Nullable Double substituteQuantity,
        @Nullable String ground) {

    /** How a part is named all over: chain/code. */
    public String key() {
        return chain + "/" + part;
    }

    @Nullable
    String inputKey() {
        return key(input);
    }

    @Nullable
    String substituteKey() {
        return key(substitute);
    }

    private @Nullable String key(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return null;
        }
        return named.indexOf('/') >= 0 ? named : chain + "/" + named;
    }

    @org.jspecify.annotations.NullUnmarked
    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Of the part itself: whether the row says more than its code. */
    boolean describesPart() {
        return !blank(partZh) || !blank(partEn) || !blank(unit) || unitYuan != null;
    }

    double inputQuantity() {
        return quantity == null ? 1 : quantity;
    }

    boolean isEssential() {
        return essential == null || essential;
    }

    double standsInQuantity() {
        return substituteQuantity == null ? 1 : substituteQuantity;
    }
}
