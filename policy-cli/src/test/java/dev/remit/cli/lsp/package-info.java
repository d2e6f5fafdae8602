@NullMarked
package dev.remit.cli.lsp;

import org.jspecify.annotations.NullMarked;
