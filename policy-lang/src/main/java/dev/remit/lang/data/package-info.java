/** Data files beside the policies, and the declarations that they stand for. */
@NullMarked
package dev.remit.lang.data;

import org.jspecify.annotations.NullMarked;
