package org.clearway.app.directory;

import java.util.List;
import org.clearway.app.shared.scope.DivisionRange;

/** A named set of divisions, for instance the Yangtze delta. */
public record Zone(String code, String nameZh, String nameEn, List<String> members) {

    public List<DivisionRange> ranges() {
        return members.stream().map(DivisionRange::of).toList();
    }
}
