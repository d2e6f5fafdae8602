/** The language server: what policy-lang's {@code ide} knows, as editors ask for it. */
@NullMarked
package dev.remit.cli.lsp;

import org.jspecify.annotations.NullMarked;
