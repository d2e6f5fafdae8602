@NullMarked
package dev.remit.lang.schema;

import org.jspecify.annotations.NullMarked;
