package org.omnidesk.ai.similar.qdrant;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Qdrant as far as the hub calls it, on a loopback port, from the client's own generated services:
 * real cosine and dot product over all points, filters, aliases, snapshots; refuses what Qdrant
 * refuses. Errors on demand.
 */
final class QdrantStandIn implements AutoCloseable {

  static final Metadata.Key<String> API_KEY =
      Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

  final Map<String, StandInCollection> collections = new ConcurrentHashMap<>();
  final Map<String, String> aliases = new ConcurrentHashMap<>();

  /** Full method names in the order of arrival, refused ones too. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  /** So many calls are answered UNAVAILABLE. */
  final AtomicInteger unavailable = new AtomicInteger();

  /** Calls are neither answered nor refused. */
  volatile boolean silent;

  private final Server server;
  private final String apiKey;

  QdrantStandIn() {
    this(null, null, null);
  }

  QdrantStandIn(String apiKey, File certificate, File key) {
    this.apiKey = apiKey;
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .intercept(new Gate());
    if (certificate != null) {
      builder.useTransportSecurity(certificate, key);
    }
    List<BindableService> services =
        List.of(new StandInCollections(this), new StandInPoints(this), new StandInSnapshots(this));
    services.forEach(builder::addService);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  /** By its own name or an alias. */
  StandInCollection collection(String name) {
    StandInCollection found = collections.get(aliases.getOrDefault(name, name));
    if (found == null) {
      throw Status.NOT_FOUND
          .withDescription("Not found: Collection `" + name + "` doesn't exist!")
          .asRuntimeException();
    }
    return found;
  }

  /** As somebody does who deletes a collection: its aliases go too. */
  void drop(String name) {
    collections.remove(name);
    aliases.values().removeIf(name::equals);
  }

  List<String> names() {
    return new ArrayList<>(collections.keySet());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Gate implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
      calls.add(call.getMethodDescriptor().getFullMethodName());
      if (silent) {
        return new ServerCall.Listener<>() {};
      }
      if (apiKey != null && !apiKey.equals(headers.get(API_KEY))) {
        call.close(
            Status.UNAUTHENTICATED.withDescription("Must provide an API key"), new Metadata());
        return new ServerCall.Listener<>() {};
      }
      if (unavailable.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        call.close(Status.UNAVAILABLE.withDescription("starting"), new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}
