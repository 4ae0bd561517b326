package org.clearway.app.whitelist;

/** One item of the checklist by which nominations are assessed. */
public record Criterion(
        int version, String code, String nameZh, String nameEn, String hintZh, String hintEn, boolean needsEvidence) {}
