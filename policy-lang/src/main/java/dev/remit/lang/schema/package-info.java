/** Types, the core attribute model and the catalogue. */
@NullMarked
package dev.remit.lang.schema;

import org.jspecify.annotations.NullMarked;
