/** The white lists of spring 2022: who was listed when, so that the published counts hold. Read {@link org.clearway.app.scenario.listing.SpringLists} first. */
@NullMarked
package org.clearway.app.scenario.listing;

import org.jspecify.annotations.NullMarked;
