package org.clearway.app.chain.web;

import java.util.Set;
import java.util.TreeSet;
import org.clearway.app.chain.LightFilter;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of the lights as they stand in the address. */
record LightsFilter(
        @Nullable String light,
        @Nullable String chain,
        @Nullable String division,
        @Nullable String cause,
        @Nullable String words,
        @Nullable String view) {

    private static final Set<String> COLOURS = Set.of("red", "orange", "yellow", "grey");

    LightFilter wanted(AsOf asOf) {
        return new LightFilter(lights(), blank(chain), place(), causeRef(), blank(words), null, asOf);
    }

    /** Colours by comma; green has no rows and is shown as what is left. */
    Set<String> lights() {
        Set<String> wanted = new TreeSet<>();
        String text = blank(light);
        if (text != null) {
            for (String one : text.split(",", -1)) {
                if (!COLOURS.contains(one)) {
                    throw new Refusal(Reason.at("light", "chain.light-word", one));
                }
                wanted.add(one);
            }
        }
        return wanted;
    }

    /** None for an enterprise, which learns no cause by its name and may not find it by asking. */
    @Nullable
    String causeRef() {
        String ref = Actor.current().isEnterprise() ? null : blank(cause);
        return ref == null || ref.matches("(site|road):[0-9]{1,18}") ? ref : null;
    }

    @Nullable
    String place() {
        Actor actor = Actor.current();
        String asked = blank(division);
        boolean within = asked != null && asked.length() == 6 && actor.range().holds(DivisionRange.of(asked));
        return within ? asked : actor.isOfficer() ? actor.division() : null;
    }

    static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    String query(String path, AsOf asOf) {
        return query(path, asOf, light);
    }

    /** The same list for another colour. */
    String query(String path, AsOf asOf, @Nullable String other) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        put(address, "light", other);
        put(address, "chain", chain);
        put(address, "division", division);
        put(address, "cause", cause);
        put(address, "words", words);
        put(address, "view", view);
        put(address, "asOf", asOf.parameter());
        return address.build().encode().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable String value) {
        if (blank(value) != null) {
            address.queryParam(name, value);
        }
    }
}
