/**
 * Takes those decisions that have no fault without making anything on the way: what it has met
 * before it knows again, and whatever it does not know it leaves to the reference.
 */
@NullMarked
package dev.remit.lang.fast;

import org.jspecify.annotations.NullMarked;
