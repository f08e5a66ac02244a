package org.omnidesk.ai.claude;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;

/**
 * The chat model behind {@code langchain4j-chat:claude}: LangChain4j's Anthropic client, bound to
 * the schema and the token limit of the call that the message carries, and noting what it used.
 */
public final class ClaudeModel implements ChatModel {

  /** Structured outputs are asked for by this header. */
  private static final String BETA = "structured-outputs-2025-11-13";

  /** UTF-8 and JSON make this many bytes of a character at most. */
  private static final int BYTES = 12;

  private final ClaudeProperties properties;
  private AnthropicChatModel anthropic;

  public ClaudeModel(ClaudeProperties properties) {
    this.properties = properties;
  }

  @Override
  public ChatResponse doChat(ChatRequest request) {
    ClaudeCall call = call(request.messages());
    ChatResponse response =
        anthropic()
            .chat(
                ChatRequest.builder()
                    .messages(request.messages())
                    .maxOutputTokens(
                        Math.min(call.question().maxAnswerTokens(), properties.maxTokens()))
                    .responseFormat(format(call.question().answerSchema()))
                    .build());
    TokenUsage usage = response.tokenUsage();
    call.inputTokens = usage == null ? null : usage.inputTokenCount();
    call.outputTokens = usage == null ? null : usage.outputTokenCount();
    call.cutByLimit = response.finishReason() == FinishReason.LENGTH;
    call.model = response.modelName() == null ? properties.model() : response.modelName();
    return response;
  }

  private static ResponseFormat format(String schema) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder().name("answer").rootElement(AnswerSchema.asSent(schema)).build())
        .build();
  }

  private static ClaudeCall call(List<ChatMessage> messages) {
    return messages.stream()
        .filter(UserMessage.class::isInstance)
        .map(message -> ((UserMessage) message).attribute(ClaudeWords.CALL, ClaudeCall.class))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a message without its call"));
  }

  /** Made at the first call: without a key there is none. */
  private synchronized AnthropicChatModel anthropic() {
    if (anthropic == null) {
      anthropic =
          AnthropicChatModel.builder()
              .baseUrl(properties.baseUrl())
              .apiKey(properties.key())
              .beta(BETA)
              .modelName(properties.model())
              .temperature(properties.temperature())
              .maxTokens(properties.maxTokens())
              .timeout(properties.timeLimit())
              .httpClientBuilder(
                  ClaudeHttp.builder(properties.timeLimit(), BYTES * properties.maxCharacters()))
              // tries are the route's
              .maxRetries(0)
              .logRequests(false)
              .logResponses(false)
              .build();
    }
    return anthropic;
  }
}
