/**
 * Clearway's platform: one process, one package per term of the field. Read {@link org.clearway.app.ClearwayApplication}
 * first, then {@code shared.scope.Actor}, which every reading and writing act goes through.
 */
@NullMarked
package org.clearway.app;

import org.jspecify.annotations.NullMarked;
