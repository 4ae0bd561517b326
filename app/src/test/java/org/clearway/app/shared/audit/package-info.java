/** Claims about the trail, tried with the rights of the database's owner. */
@NullMarked
package org.clearway.app.shared.audit;

import org.jspecify.annotations.NullMarked;
