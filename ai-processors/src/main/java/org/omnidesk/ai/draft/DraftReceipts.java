package org.omnidesk.ai.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import org.omnidesk.ai.claude.ClaudeReceipt;

/** A receipt as it is stored and shown. */
public final class DraftReceipts {

  private DraftReceipts() {}

  /** JSON-ready; null stays null. */
  public static Map<String, Object> json(ClaudeReceipt receipt) {
    if (receipt == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("callId", receipt.callId().toString());
    json.put("model", receipt.model());
    json.put("prompt", receipt.promptName());
    json.put("promptVersion", receipt.promptVersion());
    json.put("promptHash", receipt.promptHash());
    json.put("inputTokens", receipt.inputTokens());
    json.put("outputTokens", receipt.outputTokens());
    json.put("costUsd", receipt.costUsd());
    json.put("latencyMillis", receipt.latencyMillis());
    return json;
  }
}
