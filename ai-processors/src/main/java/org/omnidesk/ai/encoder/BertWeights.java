package org.omnidesk.ai.encoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a BERT encoder out of its ONNX file, under their Hugging Face names. Biases and
 * embeddings keep those names in the file; the matrices of linear layers are anonymous there and
 * are found by the MatMul that uses them ({@code /encoder/layer.0/attention/self/query/MatMul}),
 * stored input by output.
 */
final class BertWeights {

  /**
   * One weight.
   *
   * @param initializer its name in the file
   * @param linear whether it is a matrix stored input by output
   * @param shape as stored
   * @param values float32, little-endian
   */
  record Weight(String initializer, boolean linear, long[] shape, ByteBuffer values) {}

  private final Map<String, Weight> weights = new LinkedHashMap<>();
  private final Map<String, ByteString> constants = new LinkedHashMap<>();
  private final GraphProto graph;
  private final ModelProto file;
  private final String hash;

  private BertWeights(ModelProto file, String hash) {
    this.file = file;
    this.graph = file.getGraph();
    this.hash = hash;
    Map<String, TensorProto> tensors = new LinkedHashMap<>();
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
    for (TensorProto tensor : tensors.values()) {
      if (isFloat(tensor) && !tensor.getName().startsWith("onnx::")) {
        weights.put(tensor.getName(), weight(tensor, false));
      }
    }
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("MatMul") && tensors.containsKey(node.getInput(1))) {
        String name = node.getName().replaceFirst("/MatMul$", "").substring(1).replace('/', '.');
        weights.put(name + ".weight", weight(tensors.get(node.getInput(1)), true));
      } else if (node.getOpType().equals("Constant")) {
        constants.put(node.getOutput(0), node.getAttribute(0).getT().getRawData());
      }
    }
  }

  /**
   * @throws IllegalArgumentException if it is no BERT with float32 weights
   */
  static BertWeights read(InputStream onnx) throws IOException {
    HashedStream hashed = new HashedStream(onnx);
    ModelProto file = ModelProto.parseFrom(hashed);
    BertWeights weights = new BertWeights(file, hashed.hash());
    if (weights.layers() == 0
        || !weights.weights.containsKey("embeddings.token_type_embeddings.weight")
        || weights.get("embeddings.position_embeddings.weight").shape()[0] % 2 != 0
        || weights.get("embeddings.position_embeddings.weight").shape()[0] == 514) {
      throw new IllegalArgumentException(
          "omnidesk.ai.encoder.model-url: no BERT with float32 weights under their own names;"
              + " give engine pytorch a TorchScript file, or use engine onnx");
    }
    return weights;
  }

  private static boolean isFloat(TensorProto tensor) {
    return tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber();
  }

  private static Weight weight(TensorProto tensor, boolean linear) {
    long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    ByteBuffer values = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return new Weight(tensor.getName(), linear, shape, values);
  }

  Map<String, Weight> all() {
    return weights;
  }

  Weight get(String name) {
    Weight weight = weights.get(name);
    if (weight == null) {
      throw new IllegalArgumentException("the ONNX file holds no weight " + name);
    }
    return weight;
  }

  int layers() {
    int layers = 0;
    while (weights.containsKey("encoder.layer." + layers + ".attention.self.query.weight")) {
      layers++;
    }
    return layers;
  }

  int hidden() {
    return (int) get("embeddings.LayerNorm.weight").shape()[0];
  }

  /** From the square root of a head's width, by which the scores are divided. */
  int heads() {
    float root = constantOf("/encoder/layer.0/attention/self/Div");
    return Math.round(hidden() / (root * root));
  }

  /** What is added to a variance before its root is taken. */
  float epsilon() {
    return constantOf("/embeddings/LayerNorm/Add");
  }

  private float constantOf(String node) {
    return graph.getNodeList().stream()
        .filter(n -> n.getName().equals(node))
        .flatMap(n -> n.getInputList().stream())
        .filter(constants::containsKey)
        .map(name -> constants.get(name).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN))
        .map(ByteBuffer::getFloat)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the ONNX file has no constant at " + node));
  }

  /** SHA-256 of the file. */
  String hash() {
    return hash;
  }

  /**
   * Writes the file with other values for some weights.
   *
   * @param changed by Hugging Face name, in the order in which they are stored
   */
  void write(OutputStream to, Map<String, float[]> changed) throws IOException {
    Map<String, float[]> byInitializer = new LinkedHashMap<>();
    changed.forEach((name, values) -> byInitializer.put(get(name).initializer(), values));
    GraphProto.Builder other = graph.toBuilder();
    for (int i = 0; i < other.getInitializerCount(); i++) {
      float[] values = byInitializer.get(other.getInitializer(i).getName());
      if (values != null) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        other.setInitializer(
            i, other.getInitializer(i).toBuilder().setRawData(ByteString.copyFrom(bytes.array())));
      }
    }
    file.toBuilder().setGraph(other).build().writeTo(to);
  }
}
