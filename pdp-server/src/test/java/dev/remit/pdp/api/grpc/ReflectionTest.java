package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tool that knows nothing of the contract can ask the server for it. */
@QuarkusTest
class ReflectionTest {
  private static final String SERVICE = "remit.v1.AuthorizationService";

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private ServerReflectionResponse ask(ServerReflectionRequest.Builder request)
      throws InterruptedException {
    BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(client.channel())
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answers.add(response);
                  }

                  @Override
                  public void onError(Throwable fault) {
                    // The answer is missed.
                  }

                  @Override
                  public void onCompleted() {
                    // The answer was noted.
                  }
                });
    requests.onNext(request.build());
    ServerReflectionResponse answer = answers.poll(30, TimeUnit.SECONDS);
    requests.onCompleted();
    if (answer == null) {
      throw new AssertionError("nothing comes");
    }
    return answer;
  }

  @Test
  void the_services_and_their_contract_are_told() throws Exception {
    List<String> services =
        ask(ServerReflectionRequest.newBuilder().setListServices(""))
            .getListServicesResponse()
            .getServiceList()
            .stream()
            .map(ServiceResponse::getName)
            .toList();
    assertTrue(services.contains(SERVICE), services.toString());
    assertTrue(services.contains("grpc.health.v1.Health"), services.toString());
    FileDescriptorProto file =
        FileDescriptorProto.parseFrom(
            ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol(SERVICE))
                .getFileDescriptorResponse()
                .getFileDescriptorProto(0));
    assertEquals("remit/v1/authorization.proto", file.getName());
    assertEquals(6, file.getService(0).getMethodCount());
  }
}
