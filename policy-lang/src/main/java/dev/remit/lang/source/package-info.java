/** Source texts and places in them. */
@NullMarked
package dev.remit.lang.source;

import org.jspecify.annotations.NullMarked;
