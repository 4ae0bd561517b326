package org.clearway.app.problem.internal;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearway.app.problem.Level;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the authority on whose desk a problem lies: by the routing table at first, by the level afterwards. */
@Component
public class Desks {

    /** The department that leads where no table says otherwise. */
    public static final String COORDINATES = "industry";

    private final JdbcClient jdbc;

    Desks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A desk for a problem.
     *
     * @param coOwner works on it together with the owner: at the ministry, planning beside industry
     * @param hole    the routing table said nothing: the default owner has it, and the table has to be mended
     */
    public record Desk(
            Authority owner,
            Level level,
            @Nullable Long coOwner,
            @Nullable Long mechanism,
            boolean hole) {}

    public record Authority(
            long id,
            String division,
            String department,
            String nameZh,
            String nameEn,
            @Nullable LocalDate validTo) {}

    /**
     * Where a kind goes.
     *
     * @param division   whose table says so
     * @param department null where a mechanism has it, or where the table leaves it to the coordinating one
     */
    public record Route(
            String kind,
            String division,
            @Nullable String department,
            @Nullable Long mechanism,
            @Nullable Long secretariat) {}

    /** The first desk. Whoever lacks the department leaves it to the next level that has it. */
    public Desk first(String kind, String division, Instant now) {
        Optional<Route> route = route(kind, division, now);
        if (route.isPresent() && route.get().mechanism() != null) {
            Authority secretariat =
                    byId(java.util.Objects.requireNonNull(route.get().secretariat()));
            return new Desk(
                    secretariat,
                    levelOf(secretariat.division()),
                    null,
                    route.get().mechanism(),
                    false);
        }
        String department = route.map(Route::department).orElse(COORDINATES);
        for (Level level : Level.ladder(division)) {
            Optional<Authority> found = at(level.division(division), department, now);
            if (level != Level.INTER_PROVINCIAL && found.isPresent()) {
                return desk(found.get(), level, now, route.isEmpty());
            }
        }
        return coordinating(division, now)
                .or(() -> anybody(now))
                .orElseThrow(() -> new Refusal(Reason.at("division", "problem.no-authority", division)));
    }

    private Optional<Desk> coordinating(String division, Instant now) {
        return Level.ladder(division).stream()
                .flatMap(
                        level -> at(level.division(division), COORDINATES, now)
                                .map(found -> desk(found, level, now, true))
                                .stream())
                .findFirst();
    }

    /** A place that no authority answers for: whoever sits at the top has it, rather than nobody. A province's own instance has no ministry. */
    private Optional<Desk> anybody(Instant now) {
        return of("000000", now).stream()
                .findFirst()
                .or(() -> highest(now))
                .map(found -> desk(found, levelOf(found.division()), now, true));
    }

    private Optional<Authority> highest(Instant now) {
        return jdbc.sql(SELECT + """
                         where a.valid_from <= :day and (a.valid_to is null or a.valid_to >= :day)
                        order by right(a.division, 4) = '0000' desc, right(a.division, 2) = '00' desc, a.department = :coordinates desc, a.id
                        limit 1
                        """)
                .param("day", day(now))
                .param("coordinates", COORDINATES)
                .query(Authority.class)
                .optional();
    }

    private Desk desk(Authority owner, Level level, Instant now, boolean hole) {
        return new Desk(owner, level, level == Level.MINISTRY ? planning(owner, now) : null, null, hole);
    }

    private @Nullable Long planning(Authority owner, Instant now) {
        return at("000000", owner.department().equals("planning") ? COORDINATES : "planning", now)
                .map(Authority::id)
                .orElse(null);
    }

    /** The desk of a level: the kind's department in a city, the coordinating one from the province on. */
    public Desk of(Level level, String kind, String division, Instant now) {
        String place = level.division(division);
        String department = level.compareTo(Level.PROVINCE) >= 0
                ? COORDINATES
                : route(kind, division, now).map(Route::department).orElse(COORDINATES);
        Optional<Authority> found = at(place, String.valueOf(department), now)
                .or(() -> at(place, COORDINATES, now))
                .or(() -> jdbc.sql(SELECT
                                + " where a.division = :place and a.valid_from <= :day and (a.valid_to is null or a.valid_to >= :day)"
                                + " order by a.id limit 1")
                        .param("place", place)
                        .param("day", day(now))
                        .query(Authority.class)
                        .optional());
        if (found.isEmpty()) {
            if (level == Level.MINISTRY) {
                throw new Refusal(Reason.at("division", "problem.no-authority", place));
            }
            return of(
                    Level.ladder(division).stream()
                            .filter(one -> one.compareTo(level) > 0 && one != Level.INTER_PROVINCIAL)
                            .findFirst()
                            .orElse(Level.MINISTRY),
                    kind,
                    division,
                    now);
        }
        return desk(found.get(), level, now, false);
    }

    private static final String SELECT =
            "select a.id, a.division, a.department, a.name_zh, a.name_en, a.valid_to from directory.authority a";

    public Optional<Authority> at(String division, String department, Instant now) {
        return LookedUp.of(List.of("desk", division, department), () -> holding(division, department, now));
    }

    private Optional<Authority> holding(String division, String department, Instant now) {
        return jdbc.sql(
                        SELECT + " where a.division = :division and a.department = :department"
                                + " and a.valid_from <= :day and (a.valid_to is null or a.valid_to >= :day) order by a.id limit 1")
                .param("division", division)
                .param("department", department)
                .param("day", day(now))
                .query(Authority.class)
                .optional();
    }

    public Authority byId(long id) {
        return find(id).orElseThrow(() -> new Refusal(Reason.at("owner", "problem.unknown-authority", id)));
    }

    public Optional<Authority> find(long id) {
        return LookedUp.of(
                List.of("authority", id),
                () -> jdbc.sql(SELECT + " where a.id = ?")
                        .param(id)
                        .query(Authority.class)
                        .optional());
    }

    /** Authorities that a desk may hand over to: of the same division, in force, by department. */
    public List<Authority> of(String division, Instant now) {
        return jdbc.sql(SELECT + " where a.division = :division and a.valid_from <= :day"
                        + " and (a.valid_to is null or a.valid_to >= :day) order by a.department, a.id")
                .param("division", division)
                .param("day", day(now))
                .query(Authority.class)
                .list();
    }

    public static Level levelOf(String division) {
        return switch (division.endsWith("0000") ? 4 : division.endsWith("00") ? 2 : 0) {
            case 4 -> division.equals("000000") ? Level.MINISTRY : Level.PROVINCE;
            case 2 -> Level.CITY;
            default -> Level.COUNTY;
        };
    }

    private Optional<Route> route(String kind, String division, Instant now) {
        return Optional.ofNullable(LookedUp.of(List.of("routes", division), () -> routes(division, now))
                .get(kind));
    }

    /** What the nearest tables say, by kind; a kind that no table from the division upwards names is not among them. */
    public Map<String, Route> routes(String division, Instant now) {
        Map<String, Route> nearest = new HashMap<>();
        jdbc.sql("""
                        with held as (
                            select distinct on (division) id, division from problem.routing_version
                            where division = any (:path) and state = 'approved' and valid_from <= :now
                            order by division, valid_from desc, id desc)
                        select r.kind, h.division, r.department, r.mechanism_id as mechanism, m.secretariat from held h
                        join problem.route r on r.version_id = h.id
                        left join directory.mechanism m on m.id = r.mechanism_id
                        where r.division = any (:path)
                            and (m.id is null or (m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)))
                        order by array_position(:path, h.division), array_position(:path, r.division)
                        """)
                .param("path", Level.upwards(division).toArray(String[]::new))
                .param("now", ProblemSql.at(now))
                .param("day", day(now))
                .query(Route.class)
                .list()
                .forEach(route -> nearest.putIfAbsent(route.kind(), route));
        return nearest;
    }

    private static Date day(Instant now) {
        return Date.valueOf(LocalDate.ofInstant(now, ClearwayClock.ZONE));
    }
}
