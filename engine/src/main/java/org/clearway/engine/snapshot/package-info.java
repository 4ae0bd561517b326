/** A network as one file that loads many times faster than CSV; see {@link org.clearway.engine.snapshot.Snapshot}. */
package org.clearway.engine.snapshot;
