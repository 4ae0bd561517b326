/**
 * Chains and red lights: who makes what of what and who supplies whom, what lies in store, what is closed or blocked, and the
 * lights that follow. Read {@code LiveNetwork} first.
 *
 * <p><b>How the tables become the engine's network.</b> A node of the engine is a row of {@code chain.node}: a site and a product
 * that it makes. Its industry is the product ({@code part_id}), its final demand a year 12 x {@code final_monthly}, its target
 * {@code target_days}. A link is a relation (supplier's node to buyer's node) with the yearly volume 12 x {@code monthly_volume}
 * in units of the supplier's product; of the two sides' versions the buyer's holds, since it knows its line, else the
 * supplier's. The link's lag is {@code transit_days}, at least 1: an order of one day is sent on that day; {@code lead_days}
 * beyond it is what a buyer plans with and only shown. Class 2 (essential) or 1 stands in the product tree ({@code part_input}),
 * which has no cycle. A slot is a buyer's node and a part that it buys: all suppliers of the part substitute each other. The
 * last stock report of (site, part) gives the slot's opening cover (on hand and due today / daily use) for each node of the
 * site that takes the part; blocked stock does not count. A closure of a site is a dated capacity of all its nodes; a blocked link is a
 * dated open share of each relation from its {@code from_division} to its {@code to_division}. Day 1 is the business date.
 */
@ApplicationModule(
        displayName = "chain",
        allowedDependencies = {"shared", "directory", "access", "notice"})
@NullMarked
package org.clearway.app.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
