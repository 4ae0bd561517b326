/**
 * Measures the engine on made-up networks: medians within one process, one table of Markdown.
 *
 * <p>Start with {@link org.clearway.engine.bench.Bench}; further rows are further {@link org.clearway.engine.bench.Job}s.
 */
package org.clearway.engine.bench;
