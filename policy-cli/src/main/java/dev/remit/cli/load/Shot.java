package dev.remit.cli.load;

import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Effect;

/**
 * A request to send.
 *
 * @param name what reports call it
 * @param request its {@code request_id} is replaced whenever it is sent, or all but the first would
 *     be retries
 * @param expected the decision that is right
 */
public record Shot(String name, AuthorizeRequest request, Effect expected) {}
