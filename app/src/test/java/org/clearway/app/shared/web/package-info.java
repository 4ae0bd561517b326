@NullMarked
package org.clearway.app.shared.web;

import org.jspecify.annotations.NullMarked;
