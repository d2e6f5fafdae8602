/** The snapshot in force, the clock, recent answers; knows no transport. */
@NullMarked
package dev.remit.pdp.decision;

import org.jspecify.annotations.NullMarked;
