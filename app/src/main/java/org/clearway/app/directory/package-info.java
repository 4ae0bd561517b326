/**
 * Who and what is out there: divisions, authorities, mechanisms, enterprises, sites, and the codes that name them.
 *
 * <p>The codes come first: {@link org.clearway.app.directory.CreditCode}, {@link
 * org.clearway.app.directory.DivisionCode}, {@link org.clearway.app.directory.IndustryCode}, {@link
 * org.clearway.app.directory.Plate}. Each has a {@code read} that answers a value or every reason why not.
 */
@NullMarked
package org.clearway.app.directory;

import org.jspecify.annotations.NullMarked;
