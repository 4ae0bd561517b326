package org.clearway.app.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.directory.ReferenceTable;
import org.clearway.app.scenario.Draw.Salt;
import org.clearway.app.scenario.Place.City;

/** Where enterprises are: cities draw by their counties, development zones and rank, places within them evenly but for zones. */
final class Places {

    private static final String EMPTY_OCEAN = "460300";
    private static final double ZONE_SHARE = 0.35;

    private final Map<String, List<Place>> placesOfCity = new TreeMap<>();
    private final Map<String, Place> byCode = new HashMap<>();
    private final Map<String, List<String>> candidates = new HashMap<>();

    Places() {
        Map<String, City> cities = new HashMap<>();
        List<ReferenceTable.Row> rows = ReferenceTable.named("division").rows().stream()
                .filter(row ->
                        row.text("valid_to").isEmpty() && row.text("successor").isEmpty())
                .toList();
        for (ReferenceTable.Row row : rows) {
            if (row.text("kind").equals("city")) {
                cities.put(row.text("code"), cityOf(row));
            }
        }
        for (ReferenceTable.Row row : rows) {
            City city = cities.get(row.text("parent"));
            if (city != null) {
                add(new Place(row.text("code"), row.text("name_zh"), row.text("name_en"), city));
            }
        }
    }

    Place at(String code) {
        Place place = byCode.get(code);
        if (place == null) {
            throw new IllegalArgumentException("No enterprise can be at " + code);
        }
        return place;
    }

    Iterable<Place> all() {
        return byCode.values();
    }

    /** A place in a province; {@code city} names one, all but one (with a {@code !}) or, empty, any. */
    Place draw(String province, String city, int who) {
        List<String> cities = candidates.computeIfAbsent(province + city, key -> candidates(province, city));
        return within(cities.get(Draw.below(Salt.CITY, who, cities.size())), Salt.PLACE, who);
    }

    Place within(String city, Salt salt, int who) {
        List<Place> all = placesOfCity.getOrDefault(city, List.of());
        List<Place> zones = all.stream().filter(Place::isZone).toList();
        double chance = Draw.unit(salt, who);
        if (!zones.isEmpty() && chance < ZONE_SHARE) {
            return zones.get((int) (chance / ZONE_SHARE * zones.size()));
        }
        return all.get(Draw.below(salt, who + 1_000_000, all.size()));
    }

    private void add(Place place) {
        byCode.put(place.code(), place);
        placesOfCity
                .computeIfAbsent(place.city().code(), code -> new ArrayList<>())
                .add(place);
    }

    /** Each city as often as it weighs: its counties, six for a development zone, ten more for the capital. */
    private List<String> candidates(String province, String filter) {
        List<String> weighted = new ArrayList<>();
        placesOfCity.forEach((city, places) -> {
            boolean wanted = city.startsWith(province.substring(0, 2)) && !city.equals(EMPTY_OCEAN);
            boolean matches = filter.isEmpty()
                    || filter.equals(city)
                    || (filter.startsWith("!") && !filter.substring(1).equals(city));
            if (wanted && matches) {
                int weight = places.size()
                        + 5 * (int) places.stream().filter(Place::isZone).count()
                        + (city.endsWith("0100") ? 10 : 0);
                for (int i = 0; i < weight; i++) {
                    weighted.add(city);
                }
            }
        });
        return List.copyOf(weighted);
    }

    private static City cityOf(ReferenceTable.Row row) {
        String zh = row.text("name_zh");
        String en = row.text("name_en");
        return new City(row.text("code"), zh, en, shortZh(zh), shortEn(en));
    }

    private static String shortZh(String name) {
        if (name.contains("直辖")) {
            return "";
        }
        if (name.endsWith("市") && name.length() <= 5) {
            return name.substring(0, name.length() - 1);
        }
        return name.substring(0, 2);
    }

    private static String shortEn(String name) {
        if (name.contains("directly")) {
            return "";
        }
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.startsWith("Da ") ? "Da Hinggan Ling" : name.substring(0, blank);
    }
}
