@org.jspecify.annotations.NullMarked
package dev.remit.lang.compile;
