package org.clearway.app.directory;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearway.app.directory.LoadingEnterprises.LoadedEnterprise;

/** As many enterprises as one likes, all over the country, always the same. */
final class ManyEnterprises {

    private static final String LETTERS = "北辰东方华兴金星长春江淮海宁天地山水风云龙凤祥瑞福康健安泰和平新明光电科机动力零部件精密模具橡胶轮胎玻璃钢铁铝业食品药业纺织服装化工能源建材物流运输";
    private static final Instant RECORDED = Instant.parse("2022-03-01T00:00:00Z");

    private ManyEnterprises() {}

    static Iterator<LoadedEnterprise> of(Reference reference, int count, long firstId) {
        Random random = new Random(20_220_602);
        List<String> counties = reference.divisions().stream()
                .filter(division -> division.kind().equals("county") && division.isCurrent())
                .map(Division::code)
                .toList();
        List<String> industries =
                reference.industries(4).stream().map(Industry::code).toList();
        return IntStream.range(0, count)
                .mapToObj(i -> one(random, firstId + i, counties.get(random.nextInt(counties.size())), industries))
                .iterator();
    }

    private static LoadedEnterprise one(Random random, long id, String division, List<String> industries) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        name.append("制造有限公司（示例）");
        int employees = (int) Math.exp(random.nextDouble() * 8 + 1);
        String code = CreditCode.example(division, 500_000_000L + id).value();
        return new LoadedEnterprise(
                id,
                code,
                false,
                name.toString(),
                "Example Works " + id + " (Demo)",
                division,
                null,
                industries.get(random.nextInt(industries.size())),
                employees,
                employees * 80L,
                null,
                "small",
                true,
                random.nextInt(10) == 0 ? List.of("AUTO") : List.of(),
                "ordinary",
                List.of(),
                null,
                false,
                null,
                true,
                RECORDED);
    }
}
