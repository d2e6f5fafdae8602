package dev.remit.pdp.api.grpc;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.remit.proto.v1.ErrorReason;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/**
 * What only a caller can get wrong, as a gRPC status with its reason; each is to be treated as
 * DENY.
 */
final class CallerFaults {
  private static final String DOMAIN = "remit.dev";

  private CallerFaults() {}

  static Status unknownCaller() {
    return status(
        Code.UNAUTHENTICATED,
        ErrorReason.CALLER_UNKNOWN,
        "the settings know no enforcement point at this address");
  }

  static Status notEntitled(String what) {
    return status(
        Code.PERMISSION_DENIED,
        ErrorReason.CALLER_NOT_ENTITLED,
        "the settings do not entitle this enforcement point to " + what);
  }

  static Status noBundle() {
    return status(Code.UNAVAILABLE, ErrorReason.NO_BUNDLE, "there is no bundle to decide by");
  }

  static Status unknownDecision() {
    return status(
        Code.NOT_FOUND,
        ErrorReason.DECISION_UNKNOWN,
        "this enforcement point was given no such decision within the last hour");
  }

  static Status overloaded() {
    return status(
        Code.RESOURCE_EXHAUSTED,
        ErrorReason.OVERLOADED,
        "too many listings are waiting; ask again later");
  }

  static Status undecodable() {
    return status(
        Code.INVALID_ARGUMENT,
        ErrorReason.REQUEST_UNDECODABLE,
        "the bytes are no message of this method");
  }

  static Status invalid(ErrorReason reason, String field, String problem) {
    return status(Code.INVALID_ARGUMENT, reason, field + " " + problem).toBuilder()
        .addDetails(
            Any.pack(
                BadRequest.newBuilder()
                    .addFieldViolations(
                        BadRequest.FieldViolation.newBuilder()
                            .setField(field)
                            .setDescription(problem))
                    .build()))
        .build();
  }

  private static Status status(Code code, ErrorReason reason, String message) {
    return Status.newBuilder()
        .setCode(code.getNumber())
        .setMessage(message)
        .addDetails(
            Any.pack(ErrorInfo.newBuilder().setReason(reason.name()).setDomain(DOMAIN).build()))
        .build();
  }

  static StatusRuntimeException thrown(Status status) {
    return StatusProto.toStatusRuntimeException(status);
  }
}
