package dev.remit.pdp.api.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import dev.remit.lang.decide.Limits;
import dev.remit.proto.v1.Value;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes a message readable in which values are nested without end. Each value deeper than any that
 * the contract admits is overwritten in place, at its length, by a field that no value has: it
 * reads as a value without a kind, which is malformed, as the nesting around it is. The walk goes
 * no deeper than that, so its stack is bounded.
 */
final class DeepValues {
  private static final Descriptor VALUE = Value.getDescriptor();

  /** Within so many values one is nested too deep whatever it holds. */
  private static final int DEEPEST = Limits.NESTING + 1;

  /** Field 2047, a number that no value has, with a length: the tag in its two bytes. */
  private static final byte[] NO_FIELD = {(byte) 0xfa, 0x7f};

  /** The tag, and a length of up to 21 bits in three bytes. */
  private static final int HEAD = 5;

  private final byte[] bytes;
  private final CodedInputStream in;
  private boolean changed;

  private DeepValues(byte[] bytes) {
    this.bytes = bytes;
    this.in = RequestMarshaller.limited(bytes);
  }

  /** The message without what is nested too deep; empty where nothing is, or it is no message. */
  static Optional<byte[]> cut(byte[] message, Descriptor type) {
    DeepValues values = new DeepValues(message.clone());
    try {
      values.walk(type, 0);
    } catch (IOException malformed) {
      return Optional.empty();
    }
    return values.changed ? Optional.of(values.bytes) : Optional.empty();
  }

  /** One message, from where the stream stands to its limit, within so many values. */
  private void walk(Descriptor type, int values) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      boolean message =
          field != null
              && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
              && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (!message) {
        in.skipField(tag);
        continue;
      }
      Descriptor inner = field.getMessageType();
      int length = in.readRawVarint32();
      if (inner.equals(VALUE) && values == DEEPEST) {
        blank(in.getTotalBytesRead(), length);
        in.skipRawBytes(length);
      } else {
        int outer = in.pushLimit(length);
        walk(inner, inner.equals(VALUE) ? values + 1 : values);
        in.checkLastTagWas(0);
        in.popLimit(outer);
      }
    }
  }

  /** A value too short for that holds no other. */
  private void blank(int at, int length) {
    int rest = length - HEAD;
    if (rest < 0 || at + length > bytes.length) {
      return;
    }
    System.arraycopy(NO_FIELD, 0, bytes, at, NO_FIELD.length);
    bytes[at + 2] = (byte) ((rest & 0x7f) | 0x80);
    bytes[at + 3] = (byte) (((rest >> 7) & 0x7f) | 0x80);
    bytes[at + 4] = (byte) ((rest >> 14) & 0x7f);
    changed = true;
  }
}
