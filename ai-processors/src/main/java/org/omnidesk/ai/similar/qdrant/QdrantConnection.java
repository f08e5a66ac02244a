package org.omnidesk.ai.similar.qdrant;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.qdrant.client.QdrantGrpcClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.omnidesk.ai.ModelNotReadyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client and its channel. Each call has a deadline; one that finds Qdrant unavailable is tried
 * again by gRPC itself with growing, jittered pauses.
 */
final class QdrantConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QdrantConnection.class);
  private static final int LARGEST_ANSWER = 64 << 20;

  private final String where;
  private final QdrantGrpcClient client;
  private final ManagedChannel channel;

  /**
   * Opens no connection yet; the first call does.
   *
   * @throws IllegalStateException if the authority's file cannot be read
   */
  QdrantConnection(QdrantSettings settings) {
    this.where = settings.host() + ":" + settings.port();
    this.channel = channel(settings);
    QdrantGrpcClient.Builder builder =
        // no question about the server's version: it would hold up a start without Qdrant
        QdrantGrpcClient.newBuilder(channel, true, false).withTimeout(settings.timeout());
    if (settings.apiKey() != null && !settings.apiKey().isBlank()) {
      builder.withApiKey(settings.apiKey());
      if (!settings.tls() && !isLoopback(settings.host())) {
        LOG.warn("Qdrant at {} gets its API key unencrypted: set tls", where);
      }
    }
    this.client = builder.build();
  }

  private static ManagedChannel channel(QdrantSettings settings) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(settings.host(), settings.port())
            .maxInboundMessageSize(LARGEST_ANSWER)
            .keepAliveTime(60, TimeUnit.SECONDS);
    if (settings.attempts() > 1) {
      builder.enableRetry().maxRetryAttempts(settings.attempts());
      builder.defaultServiceConfig(retrying(settings.attempts())).disableServiceConfigLookUp();
    } else {
      builder.disableRetry();
    }
    if (!settings.tls()) {
      return builder.usePlaintext().build();
    }
    if (settings.authority() != null) {
      try {
        builder.sslContext(
            GrpcSslContexts.forClient().trustManager(settings.authority().toFile()).build());
      } catch (IOException | IllegalArgumentException e) {
        throw new IllegalStateException(
            "omnidesk.ai.vectors.qdrant.authority cannot be read: " + settings.authority(), e);
      }
    }
    return builder.useTransportSecurity().build();
  }

  private static Map<String, ?> retrying(int attempts) {
    Map<String, ?> policy =
        Map.of(
            "maxAttempts",
            (double) attempts,
            "initialBackoff",
            "0.2s",
            "maxBackoff",
            "3s",
            "backoffMultiplier",
            2.0,
            "retryableStatusCodes",
            List.of("UNAVAILABLE"));
    return Map.of(
        "methodConfig", List.of(Map.of("name", List.of(Map.of()), "retryPolicy", policy)));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Makes a call and waits for its answer.
   *
   * @throws ModelNotReadyException if Qdrant cannot be reached, is too slow or overloaded
   * @throws IllegalArgumentException if it calls the request wrong, as for a vector of other length
   * @throws IllegalStateException if it refuses for another reason
   */
  <T> T call(String doing, Function<QdrantGrpcClient, ListenableFuture<T>> request) {
    try {
      return request.apply(client).get();
    } catch (ExecutionException e) {
      throw failure(doing, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelNotReadyException("interrupted while Qdrant should " + doing, e);
    }
  }

  private RuntimeException failure(String doing, Throwable cause) {
    Status status =
        cause instanceof StatusRuntimeException grpc
            ? grpc.getStatus()
            : Status.UNKNOWN.withDescription(String.valueOf(cause));
    String message =
        "Qdrant at %s did not %s: %s %s"
            .formatted(where, doing, status.getCode(), status.getDescription());
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, CANCELLED ->
          new ModelNotReadyException(message, cause);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          new IllegalStateException(message + " (omnidesk.ai.vectors.qdrant.api-key)", cause);
      case INVALID_ARGUMENT -> new IllegalArgumentException(message, cause);
      default -> new QdrantRefusedException(message, status.getCode(), cause);
    };
  }

  @Override
  public void close() {
    client.close();
    channel.shutdown();
    try {
      if (!channel.awaitTermination(5, TimeUnit.SECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
