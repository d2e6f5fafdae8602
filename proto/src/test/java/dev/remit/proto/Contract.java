package dev.remit.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The contract as built, with its comments, and as it was tagged. */
final class Contract {
  private static final Path BUILT =
      Path.of("target/generated-resources/protobuf/descriptor-sets/remit-v1.protobin");
  private static final Path TAGGED = Path.of("src/test/resources/contract/v1.protobin");

  private Contract() {}

  static List<FileDescriptorProto> built() throws IOException {
    return own(BUILT);
  }

  static List<FileDescriptorProto> tagged() throws IOException {
    return own(TAGGED);
  }

  /** Makes what is built the tagged contract; comments are no part of it. */
  static void tag() throws IOException {
    FileDescriptorSet.Builder all = FileDescriptorSet.newBuilder();
    built().forEach(file -> all.addFile(file.toBuilder().clearSourceCodeInfo()));
    Files.write(TAGGED, all.build().toByteArray());
  }

  private static List<FileDescriptorProto> own(Path path) throws IOException {
    return FileDescriptorSet.parseFrom(Files.readAllBytes(path)).getFileList().stream()
        .filter(file -> file.getPackage().startsWith("remit."))
        .toList();
  }
}
