package org.omnidesk.hub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.security.CodeSource;
import org.junit.jupiter.api.Test;

/** Qdrant's messages and the reader of ONNX files share one protobuf in the hub. */
class ProtobufTest {

  @Test
  void qdrants_messages_work_with_the_protobuf_of_the_hub() throws Exception {
    UpsertPoints sent = UpsertPoints.newBuilder().setCollectionName("a").setWait(true).build();
    assertThat(UpsertPoints.parseFrom(sent.toByteArray())).isEqualTo(sent);
  }

  /** By name: the reader is a matter of ai-processors, and it may be absent. */
  @Test
  void onnx_models_are_read_with_the_same_protobuf() throws Exception {
    Class<?> model;
    try {
      model = Class.forName("ai.onnx.proto.OnnxMl$ModelProto");
    } catch (ClassNotFoundException e) {
      System.out.println("no reader of ONNX files on the class path: nothing to compare");
      return;
    }
    Message empty = (Message) model.getMethod("getDefaultInstance").invoke(null);
    Message.Builder builder = empty.newBuilderForType();
    builder.setField(empty.getDescriptorForType().findFieldByName("producer_name"), "us");
    Message built = builder.build();
    Parser<? extends Message> parser = built.getParserForType();
    assertThat((Object) parser.parseFrom(built.toByteArray())).isEqualTo(built);
    CodeSource one = Message.class.getProtectionDomain().getCodeSource();
    assertThat(one.getLocation().toString()).contains("protobuf-java");
  }
}
