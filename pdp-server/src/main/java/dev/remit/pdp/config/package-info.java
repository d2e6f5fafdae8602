/** Settings, validated. */
@NullMarked
package dev.remit.pdp.config;

import org.jspecify.annotations.NullMarked;
