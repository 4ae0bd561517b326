/**
 * The database: PostgreSQL that Clearway brings along and looks after, or an external one by address; its roles, and
 * its backup. Read {@link org.clearway.app.shared.postgres.EmbeddedPostgres} first.
 */
@NullMarked
package org.clearway.app.shared.postgres;

import org.jspecify.annotations.NullMarked;
