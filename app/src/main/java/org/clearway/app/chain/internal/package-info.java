/** The network in memory and the SQL below it. Read {@code LiveNetwork} first. */
@NullMarked
package org.clearway.app.chain.internal;

import org.jspecify.annotations.NullMarked;
