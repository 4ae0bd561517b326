package org.clearway.app.scenario.load;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.LoadingAnswerables;
import org.clearway.app.directory.LoadingAuthorities;
import org.clearway.app.directory.LoadingContacts;
import org.clearway.app.directory.LoadingDesignations;
import org.clearway.app.directory.LoadingEnterprises;
import org.clearway.app.directory.LoadingGroups;
import org.clearway.app.directory.LoadingMechanisms;
import org.clearway.app.directory.LoadingMembers;
import org.clearway.app.directory.LoadingSites;
import org.clearway.app.scenario.ScenarioAuthority;
import org.clearway.app.scenario.ScenarioDesignation;
import org.clearway.app.scenario.ScenarioEnterprise;
import org.clearway.app.scenario.ScenarioGroup;
import org.clearway.app.scenario.ScenarioMechanism;
import org.clearway.app.scenario.ScenarioSite;
import org.clearway.app.scenario.Spring2022;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The scenario's authorities, enterprises, sites and designations as rows of the directory. */
@Component
@Order(10)
class FillingDirectory implements Filling {

    /** When all this was entered: the evening before the first report. */
    static final Instant RECORDED = Spring2022.FIRST_DAY
            .minusDays(1)
            .atTime(18, 0)
            .atZone(ClearwayClock.ZONE)
            .toInstant();

    private static final LocalDate AUTHORITIES_SINCE = LocalDate.of(2020, 1, 1);

    /** Groups take example credit codes from the far end of the range, where no enterprise of the scenario gets. */
    private static final long GROUP_CODES = 880_000_000L;

    private static final List<String> ROLES = List.of("leader", "key_link", "ordinary");

    private final LoadingAuthorities authorities;
    private final LoadingMechanisms mechanisms;
    private final LoadingMembers members;
    private final LoadingAnswerables answerables;
    private final LoadingGroups groups;
    private final LoadingEnterprises enterprises;
    private final LoadingContacts contacts;
    private final LoadingSites sites;
    private final LoadingDesignations designations;

    FillingDirectory(
            LoadingAuthorities authorities,
            LoadingMechanisms mechanisms,
            LoadingMembers members,
            LoadingAnswerables answerables,
            LoadingGroups groups,
            LoadingEnterprises enterprises,
            LoadingContacts contacts,
            LoadingSites sites,
            LoadingDesignations designations) {
        this.authorities = authorities;
        this.mechanisms = mechanisms;
        this.members = members;
        this.answerables = answerables;
        this.groups = groups;
        this.enterprises = enterprises;
        this.contacts = contacts;
        this.sites = sites;
        this.designations = designations;
    }

    @Override
    public void fill(Spring2022 spring, Map<String, Long> rows) {
        Map<String, Long> authorityIds = authorityIds(spring);
        rows.put("authorities", authorities.load(authorityRows(spring, authorityIds)));
        fillMechanisms(spring, authorityIds, rows);
        rows.put("answerables", answerables.load(answerableRows(spring)));
        rows.put(
                "groups", groups.load(spring.groups().map(FillingDirectory::row).iterator()));
        rows.put(
                "enterprises",
                enterprises.load(spring.enterprises().map(FillingDirectory::row).iterator()));
        rows.put(
                "contacts",
                contacts.load(
                        spring.enterprises().map(FillingDirectory::contact).iterator()));
        rows.put("sites", sites.load(siteRows(spring)));
        rows.put(
                "designations",
                designations.load(spring.designations()
                        .map(one -> row(one, spring.enterprise(one.enterprise()).division(), authorityIds))
                        .iterator()));
    }

    /** Authorities are numbered in the order of the scenario. */
    static Map<String, Long> authorityIds(Spring2022 spring) {
        Map<String, Long> ids = new HashMap<>();
        spring.authorities().forEach(authority -> ids.put(authority.code(), ids.size() + 1L));
        return ids;
    }

    private static Iterator<LoadingAuthorities.LoadedAuthority> authorityRows(
            Spring2022 spring, Map<String, Long> ids) {
        return spring.authorities().map(one -> row(one, id(ids, one.code()))).iterator();
    }

    private static LoadingAuthorities.LoadedAuthority row(ScenarioAuthority one, long id) {
        return new LoadingAuthorities.LoadedAuthority(
                id, one.division(), one.department(), one.nameZh(), one.nameEn(), one.dutyPhone(), AUTHORITIES_SINCE);
    }

    private void fillMechanisms(Spring2022 spring, Map<String, Long> authorityIds, Map<String, Long> rows) {
        List<ScenarioMechanism> all = spring.mechanisms().toList();
        Stream.Builder<LoadingMechanisms.LoadedMechanism> own = Stream.builder();
        Stream.Builder<LoadingMembers.LoadedMember> belonging = Stream.builder();
        long id = 0;
        for (ScenarioMechanism one : all) {
            long number = ++id;
            own.add(new LoadingMechanisms.LoadedMechanism(
                    number,
                    kind(one.kind()),
                    one.division(),
                    one.chain(),
                    one.nameZh(),
                    one.nameEn(),
                    id(authorityIds, one.secretariat()),
                    one.dutyPhone(),
                    one.validFrom(),
                    one.validTo()));
            one.members()
                    .forEach(member -> belonging.add(
                            new LoadingMembers.LoadedMember(number, id(authorityIds, member), one.validFrom())));
        }
        rows.put("mechanisms", mechanisms.load(own.build().iterator()));
        rows.put("members", members.load(belonging.build().iterator()));
    }

    private static String kind(String scenarioKind) {
        return switch (scenarioKind) {
            case "epidemic_joint_control" -> "joint_control";
            case "front_line" -> "work_group";
            default -> scenarioKind;
        };
    }

    private static Iterator<LoadingAnswerables.LoadedAnswerable> answerableRows(Spring2022 spring) {
        return spring.answerables()
                .map(one -> new LoadingAnswerables.LoadedAnswerable(
                        one.division(),
                        one.matter(),
                        one.chain(),
                        one.personZh(),
                        one.titleZh(),
                        one.titleEn(),
                        one.phone(),
                        one.validFrom(),
                        RECORDED))
                .iterator();
    }

    private static LoadingGroups.LoadedGroup row(ScenarioGroup one) {
        String code = CreditCode.example("100000", GROUP_CODES + one.number()).value();
        return new LoadingGroups.LoadedGroup(one.number(), code, one.nameZh(), one.nameEn());
    }

    private static LoadingEnterprises.LoadedEnterprise row(ScenarioEnterprise one) {
        String role = ROLES.stream()
                .filter(word ->
                        one.chains().stream().anyMatch(chain -> chain.role().equals(word)))
                .findFirst()
                .orElse("ordinary");
        return new LoadingEnterprises.LoadedEnterprise(
                one.number(),
                one.creditCode().value(),
                false,
                one.nameZh(),
                one.nameEn(),
                one.division(),
                one.addressZh(),
                one.industry(),
                one.employees(),
                (long) one.revenue10k(),
                null,
                one.size().name().toLowerCase(java.util.Locale.ROOT),
                one.aboveScale(),
                one.chains().stream()
                        .map(ScenarioEnterprise.ChainPlace::chain)
                        .distinct()
                        .toList(),
                role,
                one.supplyFields(),
                one.cultivationTier(),
                one.industry().startsWith("54"),
                one.group() == 0 ? null : (long) one.group(),
                one.reporting(),
                RECORDED);
    }

    private static LoadingContacts.LoadedContact contact(ScenarioEnterprise one) {
        return new LoadingContacts.LoadedContact(
                one.number(), one.division(), one.contactZh(), null, one.contactPhone(), null, RECORDED);
    }

    /** Sites come by enterprise, and are counted within it. */
    private static Iterator<LoadingSites.LoadedSite> siteRows(Spring2022 spring) {
        int[] last = new int[2];
        return spring.sites()
                .map(one -> {
                    last[1] = last[0] == one.enterprise() ? last[1] + 1 : 1;
                    last[0] = one.enterprise();
                    return row(one, last[1], spring.enterprise(one.enterprise()));
                })
                .iterator();
    }

    private static LoadingSites.LoadedSite row(ScenarioSite one, int number, ScenarioEnterprise owner) {
        return new LoadingSites.LoadedSite(
                one.number(),
                one.enterprise(),
                number,
                owner.nameZh() + one.nameZh(),
                (owner.nameEn() + " " + one.nameEn()).strip(),
                one.division(),
                one.addressZh(),
                RECORDED);
    }

    private static LoadingDesignations.LoadedDesignation row(
            ScenarioDesignation one, String division, Map<String, Long> authorityIds) {
        LocalDate end = one.validTo();
        return new LoadingDesignations.LoadedDesignation(
                one.enterprise(),
                division,
                one.kind(),
                one.chain(),
                id(authorityIds, one.authority()),
                one.groundZh(),
                one.validFrom(),
                end == null ? one.validFrom().plusYears(1) : end,
                0,
                RECORDED);
    }

    private static long id(Map<String, Long> ids, String code) {
        Long id = ids.get(code);
        if (id == null) {
            throw new IllegalStateException("The scenario names the authority " + code + " and does not define it");
        }
        return id;
    }
}
