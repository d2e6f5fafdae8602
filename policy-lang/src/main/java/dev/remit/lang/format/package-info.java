/** The canonical layout of policy files. */
@NullMarked
package dev.remit.lang.format;

import org.jspecify.annotations.NullMarked;
