/**
 * Reads the engine's CSV files, streamed and in parallel, and refuses broken ones with the place and the remedy.
 *
 * <p>Start with {@link org.clearway.engine.csv.NetworkFiles}; {@link org.clearway.engine.csv.CsvFile} reads any other.
 */
package org.clearway.engine.csv;
