/** Which rules cannot matter: what clause-wise subsumption proves, and nothing more. */
@NullMarked
package dev.remit.lang.reach;

import org.jspecify.annotations.NullMarked;
