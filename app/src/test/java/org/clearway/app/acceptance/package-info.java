/** What the country was told in spring 2022, asked from the public API of an instance that holds the scenario's rows. */
@NullMarked
package org.clearway.app.acceptance;

import org.jspecify.annotations.NullMarked;
