package org.clearway.app.scenario;

/** A county, a development zone or a city without counties, where an enterprise can be. */
record Place(String code, String nameZh, String nameEn, City city) {

    /** The city it belongs to; short names stand before the names of enterprises. */
    record City(String code, String nameZh, String nameEn, String shortZh, String shortEn) {}

    boolean isZone() {
        return code.charAt(4) == 'Z';
    }

    String province() {
        return code.substring(0, 2) + "0000";
    }
}
