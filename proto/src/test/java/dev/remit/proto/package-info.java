/** The contract held against its own rules. */
@NullMarked
package dev.remit.proto;

import org.jspecify.annotations.NullMarked;
