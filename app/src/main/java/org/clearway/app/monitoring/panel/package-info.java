/** Building panels, and chains as panels that follow the directory. Read {@code BuildingPanels} first. */
@NamedInterface("panel")
@NullMarked
package org.clearway.app.monitoring.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
