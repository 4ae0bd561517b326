/**
 * In which order to reopen what is closed, and what must be reopened at least.
 *
 * <p>Start with {@link org.clearway.engine.restart.RestartPlanning} and {@link org.clearway.engine.restart.LeastSet}.
 */
package org.clearway.engine.restart;
