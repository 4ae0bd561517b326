/** The append-only trail, its seals and their verification. Read {@link org.clearway.app.shared.audit.Audit} first. */
@NullMarked
package org.clearway.app.shared.audit;

import org.jspecify.annotations.NullMarked;
