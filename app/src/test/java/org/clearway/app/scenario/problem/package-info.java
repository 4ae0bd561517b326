@NullMarked
package org.clearway.app.scenario.problem;

import org.jspecify.annotations.NullMarked;
