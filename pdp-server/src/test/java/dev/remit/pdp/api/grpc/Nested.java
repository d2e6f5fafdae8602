package dev.remit.pdp.api.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.remit.proto.v1.Arguments;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Fact;
import dev.remit.proto.v1.ListValue;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.ObjectValue;
import dev.remit.proto.v1.Value;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes of requests whose values are nested deeper than any client library would write them. */
final class Nested {
  enum Kind {
    LISTS,
    OBJECTS
  }

  private static final ByteString SCALAR = Value.newBuilder().setBool(true).build().toByteString();

  /** What the request around a value takes, at most. */
  private static final int AROUND = 1024;

  private Nested() {}

  /** A value of so many lists or objects within each other. */
  static ByteString value(Kind kind, int levels) {
    Backwards bytes = new Backwards(SCALAR);
    for (int i = 0; i < levels; i++) {
      bytes.enclose(kind);
    }
    return bytes.bytes();
  }

  /** So many levels that a request with them is about as large as a message may be. */
  static int deepest(Kind kind, int messageBytes) {
    Backwards bytes = new Backwards(SCALAR);
    int levels = 0;
    while (bytes.size() < messageBytes - AROUND) {
      bytes.enclose(kind);
      levels++;
    }
    return levels;
  }

  /** Grows to the front, so that enclosing what is there copies nothing. */
  private static final class Backwards {
    private final byte[] buffer = new byte[2 << 20];
    private int start = buffer.length;

    Backwards(ByteString inmost) {
      start -= inmost.size();
      inmost.copyTo(buffer, start);
    }

    void enclose(Kind kind) {
      switch (kind) {
        case LISTS -> {
          head(ListValue.VALUES_FIELD_NUMBER);
          head(Value.LIST_FIELD_NUMBER);
        }
        case OBJECTS -> {
          head(Member.VALUE_FIELD_NUMBER);
          put(field(Member.NAME_FIELD_NUMBER, ByteString.copyFromUtf8("m")));
          head(ObjectValue.MEMBERS_FIELD_NUMBER);
          head(Value.OBJECT_FIELD_NUMBER);
        }
      }
    }

    private void head(int field) {
      put(Nested.head(field, size()));
    }

    private void put(ByteString bytes) {
      start -= bytes.size();
      bytes.copyTo(buffer, start);
    }

    int size() {
      return buffer.length - start;
    }

    ByteString bytes() {
      return ByteString.copyFrom(buffer, start, size());
    }
  }

  private static ByteString object(ByteString value) {
    return field(
        ObjectValue.MEMBERS_FIELD_NUMBER,
        field(Member.NAME_FIELD_NUMBER, ByteString.copyFromUtf8("m"))
            .concat(field(Member.VALUE_FIELD_NUMBER, value)));
  }

  /** The request with typed arguments: an object of one member, which counts as a level. */
  static byte[] arguments(AuthorizeRequest request, Kind kind, int levels) {
    return request
        .toByteString()
        .concat(field(AuthorizeRequest.CALL_FIELD_NUMBER, call(kind, levels)))
        .toByteArray();
  }

  private static ByteString call(Kind kind, int levels) {
    return field(
        Call.ARGUMENTS_FIELD_NUMBER,
        field(Arguments.TYPED_FIELD_NUMBER, object(value(kind, levels - 1))));
  }

  /** The batch with one more call. */
  static byte[] batch(AuthorizeBatchRequest request, Call call, Kind kind, int levels) {
    ByteString nested = call.toByteString().concat(call(kind, levels));
    return request
        .toByteString()
        .concat(field(AuthorizeBatchRequest.CALLS_FIELD_NUMBER, nested))
        .toByteArray();
  }

  /** The request with one more fact, of an attribute that no policy declares. */
  static byte[] fact(AuthorizeRequest request, Kind kind, int levels) {
    ByteString fact =
        field(Fact.ATTRIBUTE_FIELD_NUMBER, ByteString.copyFromUtf8("task.nested"))
            .concat(field(Fact.VALUE_FIELD_NUMBER, value(kind, levels)));
    return request
        .toByteString()
        .concat(
            field(AuthorizeRequest.CONTEXT_FIELD_NUMBER, field(Context.FACTS_FIELD_NUMBER, fact)))
        .toByteArray();
  }

  /** A field with a length, as it stands on the wire. */
  static ByteString field(int number, ByteString content) {
    return head(number, content.size()).concat(content);
  }

  private static ByteString head(int number, int length) {
    ByteString.Output out = ByteString.newOutput();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    try {
      coded.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      coded.writeUInt32NoTag(length);
      coded.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteString();
  }
}
