package org.clearway.app.shared.port;

import java.util.List;

/** The navigation entries of a module. */
@FunctionalInterface
public interface Places {

    List<Place> places();
}
