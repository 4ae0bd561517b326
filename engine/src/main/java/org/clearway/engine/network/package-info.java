/**
 * The frozen network every calculation reads: flat arrays, sorted once, shared by all threads.
 *
 * <p>Start with {@link org.clearway.engine.network.Network}; {@link org.clearway.engine.network.NetworkBuilder} makes one.
 */
package org.clearway.engine.network;
