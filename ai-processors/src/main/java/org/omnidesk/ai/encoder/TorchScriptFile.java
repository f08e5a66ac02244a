package org.omnidesk.ai.encoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a BERT as a TorchScript archive, which libtorch and {@code torch.jit.load} read: a zip of
 * the graph as code, the attributes as a pickle, and one record of floats a weight. Takes ids, mask
 * and token types (int64, batch x length) and gives token states.
 */
final class TorchScriptFile {

  private static final String ROOT = "model/";

  private TorchScriptFile() {}

  static void write(BertWeights weights, OutputStream to) throws IOException {
    List<String> names = new ArrayList<>();
    TorchPickle pickle = new TorchPickle().begin("Encoder");
    for (Map.Entry<String, BertWeights.Weight> entry : weights.all().entrySet()) {
      pickle.tensor(attribute(entry.getKey()), names.size(), shape(entry.getValue()));
      names.add(entry.getKey());
    }
    pickle.flag("training", false);
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      put(zip, "data.pkl", pickle.finish());
      put(zip, "code/__torch__.py", code(weights).getBytes(StandardCharsets.US_ASCII));
      put(zip, "constants.pkl", TorchPickle.noConstants());
      put(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      put(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < names.size(); i++) {
        put(zip, "data/" + i, values(weights.get(names.get(i))));
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(ROOT + name);
    // libtorch reads records where they lie
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static String attribute(String name) {
    return name.replace('.', '_');
  }

  /** PyTorch keeps linear weights output by input. */
  private static long[] shape(BertWeights.Weight weight) {
    return weight.linear() ? new long[] {weight.shape()[1], weight.shape()[0]} : weight.shape();
  }

  private static byte[] values(BertWeights.Weight weight) {
    FloatBuffer stored = weight.values().duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    ByteBuffer bytes = ByteBuffer.allocate(stored.remaining() * 4).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    if (!weight.linear()) {
      floats.put(stored);
      return bytes.array();
    }
    int inputs = (int) weight.shape()[0];
    int outputs = (int) weight.shape()[1];
    for (int input = 0; input < inputs; input++) {
      for (int output = 0; output < outputs; output++) {
        floats.put(output * inputs + input, stored.get(input * outputs + output));
      }
    }
    return bytes.array();
  }

  private static String code(BertWeights weights) {
    StringBuilder code = new StringBuilder("class Encoder(Module):\n  __parameters__ = [");
    weights.all().keySet().forEach(name -> code.append('"').append(attribute(name)).append("\", "));
    code.append("]\n  __buffers__ = []\n");
    weights.all().keySet().forEach(name -> code.append("  " + attribute(name) + " : Tensor\n"));
    code.append("  training : bool\n");
    int hidden = weights.hidden();
    Map<String, String> words =
        Map.of(
            "HIDDEN", Integer.toString(hidden),
            "HEADS", Integer.toString(weights.heads()),
            "WIDTH", Integer.toString(hidden / weights.heads()),
            "EPS", Double.toString(weights.epsilon()));
    StringBuilder body = new StringBuilder(HEAD);
    for (int layer = 0; layer < weights.layers(); layer++) {
      body.append(LAYER.replace("LAYER", "encoder_layer_" + layer + "_"));
    }
    String text = body.append("    return x\n").toString();
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace(word.getKey(), word.getValue());
    }
    return code.append(text).toString();
  }

  private static final String HEAD =
      """
        def forward(self: __torch__.Encoder,
          input_ids: Tensor,
          attention_mask: Tensor,
          token_type_ids: Tensor) -> Tensor:
          rows = torch.size(input_ids, 0)
          length = torch.size(input_ids, 1)
          words = torch.embedding(self.embeddings_word_embeddings_weight, input_ids)
          types = torch.embedding(self.embeddings_token_type_embeddings_weight, token_type_ids)
          places = torch.slice(self.embeddings_position_embeddings_weight, 0, 0, length, 1)
          sum = torch.add(torch.add(words, types), places)
          x = torch.layer_norm(sum, [HIDDEN], self.embeddings_LayerNorm_weight, self.embeddings_LayerNorm_bias, EPS)
          mask = torch.unsqueeze(torch.unsqueeze(torch.ne(attention_mask, 0), 1), 1)
      """;

  private static final String LAYER =
      """
          q = torch.linear(x, self.LAYERattention_self_query_weight, self.LAYERattention_self_query_bias)
          k = torch.linear(x, self.LAYERattention_self_key_weight, self.LAYERattention_self_key_bias)
          v = torch.linear(x, self.LAYERattention_self_value_weight, self.LAYERattention_self_value_bias)
          qs = torch.transpose(torch.view(q, [rows, length, HEADS, WIDTH]), 1, 2)
          ks = torch.transpose(torch.view(k, [rows, length, HEADS, WIDTH]), 1, 2)
          vs = torch.transpose(torch.view(v, [rows, length, HEADS, WIDTH]), 1, 2)
          heads = torch.scaled_dot_product_attention(qs, ks, vs, mask)
          context = torch.reshape(torch.transpose(heads, 1, 2), [rows, length, HIDDEN])
          a = torch.linear(context, self.LAYERattention_output_dense_weight, self.LAYERattention_output_dense_bias)
          y = torch.layer_norm(torch.add(a, x), [HIDDEN], self.LAYERattention_output_LayerNorm_weight, self.LAYERattention_output_LayerNorm_bias, EPS)
          w = torch.gelu(torch.linear(y, self.LAYERintermediate_dense_weight, self.LAYERintermediate_dense_bias))
          o = torch.linear(w, self.LAYERoutput_dense_weight, self.LAYERoutput_dense_bias)
          x = torch.layer_norm(torch.add(o, y), [HIDDEN], self.LAYERoutput_LayerNorm_weight, self.LAYERoutput_LayerNorm_bias, EPS)
      """;
}
