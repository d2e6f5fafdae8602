/**
 * Load at fixed rates: sent when it is due, whatever has been answered, and each answer checked.
 */
@NullMarked
package dev.remit.cli.load;

import org.jspecify.annotations.NullMarked;
