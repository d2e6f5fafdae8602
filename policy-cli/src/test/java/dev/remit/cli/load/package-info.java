/** Tests of load at fixed rates. */
@NullMarked
package dev.remit.cli.load;

import org.jspecify.annotations.NullMarked;
