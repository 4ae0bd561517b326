/**
 * The database, tried on real servers. Other modules' tests take their database from
 * {@link org.clearway.app.shared.postgres.TestDatabase}.
 */
@NullMarked
package org.clearway.app.shared.postgres;

import org.jspecify.annotations.NullMarked;
