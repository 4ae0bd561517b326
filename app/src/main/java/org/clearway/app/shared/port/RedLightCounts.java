package org.clearway.app.shared.port;

import java.util.Map;
import org.clearway.app.shared.time.AsOf;

/**
 * How many red lights there are by place; the tile map of the board shows them beside its figures. The module that keeps lights
 * implements it; without one the map shows none and its legend does not name them.
 */
public interface RedLightCounts {

    /**
     * By the code of each division right below, places without a red light left out.
     *
     * @param division the division that the board is looked at for
     */
    Map<String, Mark> below(String division, AsOf asOf);

    /** @param href the red lights of the place */
    record Mark(long count, String href) {}
}
