package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mechanism of several authorities.
 *
 * @param kind {@code epidemic_joint_control}, {@code chain_stability}, {@code chain_platform} or {@code front_line}
 * @param chain of a chain platform; else null
 * @param members codes of {@link ScenarioAuthority}
 * @param secretariat the member that keeps the office
 */
public record ScenarioMechanism(
        String code,
        String kind,
        String division,
        @Nullable String chain,
        String nameZh,
        String nameEn,
        List<String> members,
        String secretariat,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String dutyPhone) {}
