/** Callers: which enforcement point asks, and what it may ask and vouch for. */
@NullMarked
package dev.remit.pdp.identity;

import org.jspecify.annotations.NullMarked;
