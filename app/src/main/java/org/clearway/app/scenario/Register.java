package org.clearway.app.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.SizeClass;
import org.clearway.app.directory.SizeThresholds;
import org.clearway.app.directory.SizeThresholds.Measures;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.ScenarioEnterprise.ChainPlace;
import org.jspecify.annotations.Nullable;

/** Makes the directory's records out of the population: enterprises and their sites. */
final class Register {

    private static final LocalDate DAY = Days.FIRST;
    private static final long CODES = 887_503_681L;
    private static final long SCATTER = 48_271L * 7_919L;
    private static final List<String> BORDER_CHAINS = List.of("EQUIPMENT", "ELECTRONICS", "METALS", "CHEMICALS");

    private final Population population;
    private final Sites sites;
    private final Addresses addresses = new Addresses();
    private final SizeThresholds thresholds = SizeThresholds.ofReference();

    Register(Population population, Sites sites) {
        this.population = population;
        this.sites = sites;
    }

    Stream<ScenarioEnterprise> enterprises() {
        return IntStream.range(0, population.size()).mapToObj(this::enterprise);
    }

    Stream<ScenarioSite> sites() {
        return IntStream.range(0, population.size())
                .boxed()
                .flatMap(who -> IntStream.range(0, sites.of(who)).mapToObj(site -> site(who, site)));
    }

    ScenarioEnterprise enterprise(int who) {
        Place place = population.place(who);
        Trade trade = population.trade(who);
        return new ScenarioEnterprise(
                who + 1,
                CreditCode.example(registeredIn(place), (who + 1) * SCATTER % CODES),
                nameZh(who),
                nameEn(who),
                place.code(),
                trade.industry().value(),
                population.employees(who),
                population.revenue10k(who),
                sizeOf(who),
                thresholds.isAboveScale(trade.industry(), population.revenue10k(who)),
                chains(who),
                trade.supplyField().isEmpty() ? List.of() : List.of(trade.supplyField()),
                tier(who),
                population.group(who),
                addresses.zh(place, who),
                addresses.en(place, who),
                addresses.contactZh(who),
                addresses.contactEn(who),
                addresses.phone(who + 1),
                population.cohort(who).reporting());
    }

    private ScenarioSite site(int who, int site) {
        Place place = sites.place(who, site);
        Story story = population.story(who);
        int number = sites.first(who) + site + 1;
        String word = population.trade(who).isIndustrial() ? "厂区" : "网点";
        String wordEn = population.trade(who).isIndustrial() ? "works" : "branch";
        return new ScenarioSite(
                number,
                who + 1,
                story != null ? story.siteNamesZh().get(site) : site == 0 ? "主" + word : (site + 1) + "号" + word,
                story != null
                        ? story.siteNamesEn().get(site)
                        : site == 0 ? "Main " + wordEn : Addresses.capital(wordEn) + " " + (site + 1),
                place.code(),
                addresses.zh(place, who * 7 + site),
                addresses.en(place, who * 7 + site),
                (int) Math.round(population.employees(who) * sites.share(who, site)),
                population.cohort(who).reporting());
    }

    String nameZh(int who) {
        Story story = population.story(who);
        if (story != null) {
            return story.nameZh();
        }
        Place.City city = population.place(who).city();
        String word = population.trade(who).wordZh();
        return city.shortZh() + Brands.zh(city, word, population.brand(who)) + word + "有限公司（示例）";
    }

    private String nameEn(int who) {
        Story story = population.story(who);
        if (story != null) {
            return story.nameEn();
        }
        Place.City city = population.place(who).city();
        Trade trade = population.trade(who);
        String brand = Brands.en(city, trade.wordZh(), population.brand(who));
        return (city.shortEn() + " " + brand + " " + trade.wordEn() + " Co. (Demo)").strip();
    }

    private SizeClass sizeOf(int who) {
        Measures measures = new Measures((long) population.employees(who), (long) population.revenue10k(who), null);
        return thresholds
                .classOf(population.trade(who).industry(), measures, DAY)
                .orElseThrow(() -> new IllegalStateException("No size class for " + population.trade(who)));
    }

    /** Zones are not known to registers; their enterprises are registered with the city. */
    private static String registeredIn(Place place) {
        return place.isZone() ? place.city().code() : place.code();
    }

    private List<ChainPlace> chains(int who) {
        String chain = population.trade(who).chain();
        if (chain.isEmpty()) {
            return List.of();
        }
        List<ChainPlace> places = new ArrayList<>(2);
        places.add(new ChainPlace(chain, role(who)));
        if (BORDER_CHAINS.contains(chain) && Draw.unit(Salt.SECOND_CHAIN, who) < 0.15) {
            places.add(new ChainPlace("AUTO", "ordinary"));
        }
        return List.copyOf(places);
    }

    String role(int who) {
        Story story = population.story(who);
        if (story != null) {
            return story.role();
        }
        double chance = Draw.unit(Salt.ROLE, who) * 400 / population.employees(who);
        if (population.employees(who) >= 1_500 && chance < 0.02) {
            return "leader";
        }
        return chance < 0.05 && population.cohort(who).reporting() ? "key_link" : "ordinary";
    }

    private @Nullable String tier(int who) {
        double chance = Draw.unit(Salt.TIER, who);
        if (population.isMember(who, "srdi_smes")) {
            return chance < 0.15 ? "little_giant" : "srdi";
        }
        if (!population.trade(who).isIndustrial() || population.employees(who) > 1_000) {
            return null;
        }
        return chance < 0.006 ? "little_giant" : chance < 0.036 ? "srdi" : chance < 0.10 ? "innovative" : null;
    }
}
