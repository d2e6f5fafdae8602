/** The laws of a decision, as properties over generated bundles and requests. */
@NullMarked
package dev.remit.lang.laws;

import org.jspecify.annotations.NullMarked;
