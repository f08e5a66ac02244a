package org.omnidesk.ai.similar.qdrant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Qdrant is and how its collections are made; shards, replicas, HNSW and quantisation apply
 * to collections that are made from then on.
 *
 * @param host absent or empty: Lucene in a folder is used instead
 * @param port of gRPC, not of REST
 * @param tls whether the connection is encrypted
 * @param authority PEM file of the certificate authority to trust; absent: the JVM's
 * @param apiKey absent: none is sent
 * @param timeout of one call
 * @param attempts of a call while Qdrant is unavailable, the first included; backs off with jitter
 * @param batch points of one upsert
 * @param shards of a collection
 * @param replicas of each shard
 * @param writeConsistency replicas that must have a change before it counts
 * @param onDisk whether full vectors stay on disk; the quantised ones are in memory in any case
 * @param hnsw the graph
 * @param quantisation {@code int8} makes the index a quarter as large; hits are scored again with
 *     the full vectors
 */
public record QdrantSettings(
    String host,
    @DefaultValue("6334") @Min(1) @Max(65535) int port,
    @DefaultValue("false") boolean tls,
    Path authority,
    String apiKey,
    @NotNull @DefaultValue("10s") Duration timeout,
    @DefaultValue("4") @Min(1) @Max(5) int attempts,
    @DefaultValue("256") @Min(1) @Max(4096) int batch,
    @DefaultValue("1") @Min(1) @Max(1000) int shards,
    @DefaultValue("1") @Min(1) @Max(32) int replicas,
    @DefaultValue("1") @Min(1) @Max(32) int writeConsistency,
    @DefaultValue("false") boolean onDisk,
    @Valid @NotNull @DefaultValue Hnsw hnsw,
    @Valid @NotNull @DefaultValue Quantisation quantisation) {

  /**
   * @param m edges of a node
   * @param efConstruct neighbours looked at while building
   * @param ef neighbours looked at while searching
   * @param fullScanThreshold kilobytes under which a filtered search reads everything
   */
  public record Hnsw(
      @DefaultValue("16") @Min(4) @Max(128) int m,
      @DefaultValue("128") @Min(8) @Max(2048) int efConstruct,
      @DefaultValue("128") @Min(8) @Max(4096) int ef,
      @DefaultValue("10000") @Min(10) @Max(1000000) int fullScanThreshold) {}

  /**
   * @param int8 whether vectors are kept in one byte a dimension too
   * @param quantile of values that fit in; the rest is cut
   * @param oversampling times k that are scored again
   */
  public record Quantisation(
      @DefaultValue("true") boolean int8,
      @DefaultValue("0.99") @DecimalMin("0.5") @DecimalMax("1") float quantile,
      @DefaultValue("2.0") @DecimalMin("1") @DecimalMax("10") double oversampling) {}

  public QdrantSettings {
    if (writeConsistency > replicas) {
      throw new IllegalArgumentException(
          "omnidesk.ai.vectors.qdrant.write-consistency "
              + writeConsistency
              + " is over replicas "
              + replicas);
    }
  }

  /** Whether Qdrant is wanted. */
  public boolean isSet() {
    return host != null && !host.isBlank();
  }

  /** Without the key, which must not show up in a log. */
  @Override
  public String toString() {
    return "QdrantSettings[" + host + ":" + port + (tls ? ", TLS]" : "]");
  }
}
