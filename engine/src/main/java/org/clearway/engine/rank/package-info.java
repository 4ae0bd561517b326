/**
 * Whose stop costs most: cascades of lost inputs and lost demand through a network (the economic systemic risk index).
 *
 * <p>Start with {@link org.clearway.engine.rank.Ranking}, which holds the theory. One cascade begins as a sparse
 * {@link org.clearway.engine.rank.Frontier} and goes on in one of several {@link org.clearway.engine.rank.Lanes}.
 */
package org.clearway.engine.rank;
