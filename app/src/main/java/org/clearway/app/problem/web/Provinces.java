package org.clearway.app.problem.web;

import java.util.List;
import org.clearway.app.directory.DivisionNames;
import org.springframework.stereotype.Component;

/** The provinces to choose from. */
@Component
class Provinces {

    private final DivisionNames names;

    Provinces(DivisionNames names) {
        this.names = names;
    }

    /** All but the one of this division. */
    List<DivisionNames.Named> but(String division) {
        return names.below("000000").stream()
                .filter(one -> !one.code().startsWith(division.substring(0, 2)))
                .toList();
    }
}
