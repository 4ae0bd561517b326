package org.clearway.app.whitelist;

/** What a listing grants: a row of a dated table, so that a change of it is no change of the program. */
public record Benefit(String code, String nameZh, String nameEn, String extentZh, String extentEn) {}
