/** How the platform says no: all reasons at once, each with its field, value and next step. Read {@link org.clearway.app.shared.refusal.Refusal} first. */
@NullMarked
package org.clearway.app.shared.refusal;

import org.jspecify.annotations.NullMarked;
