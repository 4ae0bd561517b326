/** Puts the model's rows into an empty instance, through the modules' own loading classes. Read {@code FillingScenario} first. */
@NullMarked
package org.clearway.app.scenario.load;

import org.jspecify.annotations.NullMarked;
