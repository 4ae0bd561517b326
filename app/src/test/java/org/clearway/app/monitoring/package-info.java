/** Operating reports and the figures that follow, tried on a real PostgreSQL. */
@NullMarked
package org.clearway.app.monitoring;

import org.jspecify.annotations.NullMarked;
