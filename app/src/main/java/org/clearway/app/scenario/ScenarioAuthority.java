package org.clearway.app.scenario;

/**
 * An authority: a division and a department.
 *
 * @param code division and department, as in {@code 220100-industry}
 */
public record ScenarioAuthority(
        String code, String division, String department, String nameZh, String nameEn, String dutyPhone) {

    static String codeOf(String division, String department) {
        return division + "-" + department;
    }
}
