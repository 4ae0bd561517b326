package org.clearway.app.scenario.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearway.app.access.LoadingAccounts;
import org.clearway.app.access.LoadingAccounts.NewAccount;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The people who sign in to the demo: at least one for each role. All share the password of this instance. */
@Component
@Order(20)
class DemoPeople implements Filling {

    /** A plant in the story's city with a reporter and an owner of its own. */
    static final String STORY_PLANT = "北辰汽车（示例）";

    /** Its supplier of door panels in Jiading, whose problem goes up to the ministry. */
    static final String STORY_SUPPLIER = "青岚冲压（示例）";

    /** The group with 300 sites, see {@link org.clearway.app.scenario.ScenarioGroup}. */
    private static final int LARGE_GROUP = 16;

    private static final List<Officer> OFFICERS = List.of(
            new Officer("ministry-officer", "林越 Lin Yue", Role.OFFICER, "000000", "industry"),
            new Officer("ministry-approver", "周岚 Zhou Lan", Role.APPROVER, "000000", "industry"),
            new Officer("jilin-officer", "韩松 Han Song", Role.OFFICER, "220000", "industry"),
            new Officer("jilin-approver", "宋宁 Song Ning", Role.APPROVER, "220000", "industry"),
            new Officer("changchun-officer", "徐岚 Xu Lan", Role.OFFICER, "220100", "industry"),
            new Officer("changchun-approver", "唐毅 Tang Yi", Role.APPROVER, "220100", "industry"),
            new Officer("shanghai-officer", "顾言 Gu Yan", Role.OFFICER, "310000", "industry"),
            new Officer("jiading-officer", "沈澜 Shen Lan", Role.OFFICER, "310114", "industry"),
            new Officer("jiading-transport", "陆远 Lu Yuan", Role.OFFICER, "310114", "transport"),
            new Officer("jiangsu-officer", "程岳 Cheng Yue", Role.OFFICER, "320000", "industry"),
            new Officer("jiangsu-transport", "顾闻 Gu Wen", Role.OFFICER, "320000", "transport"),
            new Officer("ministry-planning", "秦默 Qin Mo", Role.APPROVER, "000000", "planning"),
            new Officer("jilin-health", "白露 Bai Lu", Role.OFFICER, "220000", "health"),
            new Officer("analyst", "季青 Ji Qing", Role.ANALYST, "000000", "industry"),
            new Officer("observer", "方远 Fang Yuan", Role.OBSERVER, "000000", "planning"),
            new Officer("auditor", "严明 Yan Ming", Role.AUDITOR, "000000", "industry"),
            new Officer("administrator", "高然 Gao Ran", Role.ADMINISTRATOR, "000000", "industry"),
            new Officer("checkpoint", "石磊 Shi Lei", Role.CHECKPOINT, "220100", "transport"),
            new Officer("station", "江帆 Jiang Fan", Role.STATION, "220100", "transport"));

    private final LoadingAccounts accounts;
    private final DemoSheet sheet;

    DemoPeople(LoadingAccounts accounts, DemoSheet sheet) {
        this.accounts = accounts;
        this.sheet = sheet;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        Map<String, Long> authorities = FillingDirectory.authorityIds(spring);
        List<NewAccount> people = new ArrayList<>();
        for (Officer one : OFFICERS) {
            people.add(account(people.size() + 1L, one, authorities));
        }
        ScenarioEnterprise plant = spring.stories()
                .filter(story -> story.nameZh().equals(STORY_PLANT))
                .findFirst()
                .orElseThrow();
        people.add(account(people.size() + 1L, "beichen-reporter", "陆晨 Lu Chen", Role.REPORTER, plant, null));
        people.add(
                account(people.size() + 1L, "beichen-owner", "何川 He Chuan", Role.OWNER, plant, accounts.newSecret()));
        ScenarioEnterprise supplier = spring.stories()
                .filter(story -> story.nameZh().equals(STORY_SUPPLIER))
                .findFirst()
                .orElseThrow();
        people.add(account(
                people.size() + 1L, "qinglan-reporter", "叶青 Ye Qing", Role.REPORTER, supplier, accounts.newSecret()));
        people.add(groupReporter(people.size() + 1L, spring));
        ScenarioEnterprise carrier = spring.enterprises()
                .filter(one -> one.industry().startsWith("54"))
                .findFirst()
                .orElse(plant);
        people.add(account(people.size() + 1L, "carrier", "马驰 Ma Chi", Role.CARRIER, carrier, null));
        rows.put("accounts", (long) accounts.load(people, accounts.hash(sheet.password())));
    }

    /** An officer of the demo, as the author of what the demo finds done. */
    static Actor actor(String login, Map<String, Long> authorities) {
        int place = OFFICERS.stream().map(Officer::login).toList().indexOf(login);
        Officer one = OFFICERS.get(place);
        return new Actor(
                place + 1L,
                one.login(),
                one.name(),
                Actor.Kind.OFFICER,
                Set.of(one.role()),
                one.role().rights(),
                one.division(),
                one.department(),
                authorities.get(one.division() + "-" + one.department()),
                DivisionRange.of(one.division()),
                List.of(),
                Actor.Via.SESSION);
    }

    /** The account of a group speaks for all its enterprises: one spreadsheet for 300 sites. */
    private static NewAccount groupReporter(long id, Spring2022 spring) {
        ScenarioEnterprise first = spring.enterprises()
                .filter(one -> one.group() == LARGE_GROUP)
                .findFirst()
                .orElseThrow();
        return new NewAccount(
                id,
                "group-reporter",
                "苏合 Su He",
                first.contactPhone(),
                Set.of(Role.REPORTER),
                first.division(),
                null,
                null,
                (long) LARGE_GROUP,
                List.of(),
                null,
                "en");
    }

    private NewAccount account(long id, Officer one, Map<String, Long> authorities) {
        Long authority = authorities.get(one.division() + "-" + one.department());
        if (authority == null) {
            throw new IllegalStateException("No authority " + one.division() + "-" + one.department());
        }
        return new NewAccount(
                id,
                one.login(),
                one.name(),
                null,
                Set.of(one.role()),
                one.division(),
                one.department(),
                authority,
                null,
                List.of(),
                accounts.newSecret(),
                "en");
    }

    private static NewAccount account(
            long id,
            String login,
            String name,
            Role role,
            ScenarioEnterprise plant,
            byte @org.jspecify.annotations.Nullable [] secret) {
        return new NewAccount(
                id,
                login,
                name,
                plant.contactPhone(),
                Set.of(role),
                plant.division(),
                null,
                null,
                null,
                List.of((long) plant.number()),
                secret,
                "en");
    }

    private record Officer(String login, String name, Role role, String division, String department) {}
}
