/** From the tools of an MCP server to policy text. */
@NullMarked
package dev.remit.cli.mcp;

import org.jspecify.annotations.NullMarked;
