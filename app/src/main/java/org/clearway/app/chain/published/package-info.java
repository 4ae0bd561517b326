/**
 * Published supply chains, brought in from a folder of tables: {@code ./clearway import chains FOLDER}. Read
 * {@link org.clearway.app.chain.published.PublishedChains} for the format.
 */
@NullMarked
package org.clearway.app.chain.published;

import org.jspecify.annotations.NullMarked;
