/**
 * Why a light is red: blocking points with their shares, and what would be if one of them were open.
 *
 * <p>Start with {@link org.clearway.engine.project.cause.Causes}, which holds the method.
 */
package org.clearway.engine.project.cause;
