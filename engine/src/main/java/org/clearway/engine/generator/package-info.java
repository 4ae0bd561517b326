/** Made-up networks of any size, for benchmarks and tests; see {@link org.clearway.engine.generator.Generator}. */
package org.clearway.engine.generator;
