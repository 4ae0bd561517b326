/**
 * Question A of the engine: when does what run out. Stocks, closures and blocked links go in, lights come out.
 *
 * <p>Start with {@link org.clearway.engine.project.Projection}, which holds the theory; {@link
 * org.clearway.engine.project.Assumptions} is what goes in, {@link org.clearway.engine.project.Outlook} what comes out.
 * Why a light is red says {@code org.clearway.engine.project.cause}; live lights are kept by {@code
 * org.clearway.engine.project.grid}.
 */
package org.clearway.engine.project;
