/**
 * The supply network of spring 2022: who makes what, who supplies whom, what lies in store, what is closed. Read {@link
 * org.clearway.app.scenario.chain.SupplyNetwork} first.
 */
@NullMarked
package org.clearway.app.scenario.chain;

import org.jspecify.annotations.NullMarked;
