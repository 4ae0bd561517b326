package org.clearway.app.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bounds between large, medium, small and micro.
 *
 * <p>Large, medium and small need every measure that the industry lists at or above its lower bound; who misses one drops to the
 * next class; below the small bound on any is micro. Industries that the division does not list have no size class, and
 * neither has an enterprise one of whose measures is not known.
 */
public final class SizeThresholds {

    /** What is known of an enterprise; money in 10,000 yuan. */
    public record Measures(
            @Nullable Long employees,
            @Nullable Long revenue10k,
            @Nullable Long assets10k) {

        @Nullable
        Long of(String measure) {
            return switch (measure) {
                case "employees" -> employees;
                case "revenue_10k" -> revenue10k;
                case "assets_10k" -> assets10k;
                default -> throw new IllegalArgumentException("Unknown measure " + measure);
            };
        }
    }

    record Bound(String scope, String measure, long large, long medium, long small, LocalDate validFrom) {

        SizeClass classOf(long value) {
            if (value >= large) {
                return SizeClass.LARGE;
            }
            if (value >= medium) {
                return SizeClass.MEDIUM;
            }
            return value >= small ? SizeClass.SMALL : SizeClass.MICRO;
        }
    }

    private final List<Bound> bounds;
    private final ReferenceTable.Row aboveScale;

    private SizeThresholds(List<Bound> bounds, ReferenceTable.Row aboveScale) {
        this.bounds = List.copyOf(bounds);
        this.aboveScale = aboveScale;
    }

    /** As the product carries them in {@code reference/size_class.csv} and {@code above_scale.csv}. */
    public static SizeThresholds ofReference() {
        List<Bound> bounds = new ArrayList<>();
        for (ReferenceTable.Row row : ReferenceTable.named("size_class").rows()) {
            bounds.add(new Bound(
                    row.text("scope"),
                    row.text("measure"),
                    row.whole("large_from"),
                    row.whole("medium_from"),
                    row.whole("small_from"),
                    LocalDate.parse(row.text("valid_from"))));
        }
        return new SizeThresholds(
                bounds, ReferenceTable.named("above_scale").rows().getFirst());
    }

    public Optional<SizeClass> classOf(IndustryCode industry, Measures measures, LocalDate day) {
        SizeClass lowest = null;
        for (Bound bound : bounds) {
            if (!bound.validFrom().isAfter(day) && industry.isWithin(bound.scope())) {
                Long value = measures.of(bound.measure());
                if (value == null) {
                    return Optional.empty();
                }
                SizeClass size = bound.classOf(value);
                lowest = lowest == null || size.compareTo(lowest) > 0 ? size : lowest;
            }
        }
        return Optional.ofNullable(lowest);
    }

    /** "Above designated size": an industrial enterprise of 20 million yuan main-business revenue and more. */
    public boolean isAboveScale(IndustryCode industry, long revenue10k) {
        return industry.isWithin(aboveScale.text("scope")) && revenue10k >= aboveScale.whole("from");
    }
}
