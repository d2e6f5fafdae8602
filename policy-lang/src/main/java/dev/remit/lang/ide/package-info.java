/** What an editor asks: symbols, hover, references, rename, completion. */
@NullMarked
package dev.remit.lang.ide;

import org.jspecify.annotations.NullMarked;
