/**
 * The engine's command line: {@code clearway engine rank|scenario|generate|freeze|...}.
 *
 * <p>Start with {@link org.clearway.engine.cli.Main}. A further command is a class that implements
 * {@link org.clearway.engine.cli.Command} and one line in {@link org.clearway.engine.cli.Commands}.
 */
package org.clearway.engine.cli;
