/**
 * The chain engine: what runs out when, and whose stop costs most. Plain Java over flat arrays; no framework, no
 * dependency, no clock, and no I/O but in {@code csv}, {@code snapshot} and {@code cli}.
 *
 * <p>{@link org.clearway.engine.network.Network} is what all of it reads; {@link org.clearway.engine.rank.Ranking} and
 * the command line in {@link org.clearway.engine.cli.Main} are where to start.
 */
package org.clearway.engine;
