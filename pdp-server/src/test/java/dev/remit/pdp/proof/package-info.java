/** Long proofs, run by {@code ./mvnw verify -Pproof}. */
@NullMarked
package dev.remit.pdp.proof;

import org.jspecify.annotations.NullMarked;
