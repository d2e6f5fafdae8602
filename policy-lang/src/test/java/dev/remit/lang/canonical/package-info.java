@NullMarked
package dev.remit.lang.canonical;

import org.jspecify.annotations.NullMarked;
