/** Bundles: read, compiled off the request path, put in force. */
@NullMarked
package dev.remit.pdp.store;

import org.jspecify.annotations.NullMarked;
