/**
 * Chains, their parts, and the product tree: what is made of how much of what, and what may stand in for what. Read
 * {@link org.clearway.app.chain.product.SayingTree} first.
 */
@NullMarked
package org.clearway.app.chain.product;

import org.jspecify.annotations.NullMarked;
