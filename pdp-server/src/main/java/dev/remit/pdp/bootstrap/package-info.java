/** Wiring, warm-up, start and shutdown. */
@NullMarked
package dev.remit.pdp.bootstrap;

import org.jspecify.annotations.NullMarked;
