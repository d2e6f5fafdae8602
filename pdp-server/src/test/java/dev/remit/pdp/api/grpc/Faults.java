package dev.remit.pdp.api.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Reads the details of a status. */
final class Faults {
  private Faults() {}

  static ErrorInfo errorInfo(StatusRuntimeException refused) throws InvalidProtocolBufferException {
    return errorInfo(StatusProto.fromThrowable(refused));
  }

  static ErrorInfo errorInfo(Status status) throws InvalidProtocolBufferException {
    return detail(status, ErrorInfo.class);
  }

  static BadRequest badRequest(StatusRuntimeException refused)
      throws InvalidProtocolBufferException {
    return detail(StatusProto.fromThrowable(refused), BadRequest.class);
  }

  private static <T extends Message> T detail(Status status, Class<T> type)
      throws InvalidProtocolBufferException {
    for (var detail : status.getDetailsList()) {
      if (detail.is(type)) {
        return detail.unpack(type);
      }
    }
    throw new AssertionError("no " + type.getSimpleName() + " in " + status);
  }
}
