package org.omnidesk.ai.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BatchQueueTest {

  private static BatchQueue queue(int size, int tokens, int places) {
    return new BatchQueue(new BatchLimits(size, tokens, Duration.ZERO, places));
  }

  private static BatchQueue.Entry put(BatchQueue queue, int length) throws InterruptedException {
    BatchQueue.Entry entry = new BatchQueue.Entry(new long[length]);
    assertThat(queue.put(List.of(entry), Duration.ZERO)).isTrue();
    return entry;
  }

  private static List<Integer> lengths(List<BatchQueue.Entry> batch) {
    return batch.stream().map(entry -> entry.tokens().length).toList();
  }

  @Test
  void a_batch_is_bounded_by_texts_and_sorted_by_length() throws Exception {
    BatchQueue queue = queue(3, 1000, 10);
    for (int length : new int[] {10, 12, 11, 10, 12}) {
      put(queue, length);
    }
    assertThat(lengths(queue.take(Duration.ZERO))).containsExactly(10, 10, 11);
    assertThat(lengths(queue.take(Duration.ZERO))).containsExactly(12, 12);
    assertThat(queue.length()).isZero();
  }

  @Test
  void a_batch_is_bounded_by_padded_tokens() throws Exception {
    BatchQueue queue = queue(32, 36, 10);
    for (int length : new int[] {10, 11, 12, 12}) {
      put(queue, length);
    }
    assertThat(lengths(queue.take(Duration.ZERO))).containsExactly(10, 11, 12);
  }

  @Test
  void the_text_that_waits_longest_is_in_the_batch_and_is_not_padded_away() throws Exception {
    BatchQueue queue = queue(4, 1000, 100);
    BatchQueue.Entry oldest = put(queue, 200);
    for (int i = 0; i < 20; i++) {
      put(queue, 8);
    }
    assertThat(queue.take(Duration.ZERO)).containsExactly(oldest);
    assertThat(lengths(queue.take(Duration.ZERO))).containsExactly(8, 8, 8, 8);
  }

  @Test
  void a_text_longer_than_all_batches_goes_alone() throws Exception {
    BatchQueue queue = queue(4, 50, 100);
    put(queue, 80);
    put(queue, 80);
    assertThat(queue.take(Duration.ZERO)).hasSize(1);
    assertThat(queue.take(Duration.ZERO)).hasSize(1);
  }

  @Test
  void a_text_whose_caller_left_is_not_computed() throws Exception {
    BatchQueue queue = queue(4, 50, 100);
    put(queue, 8).vector().cancel(false);
    BatchQueue.Entry wanted = put(queue, 8);
    assertThat(queue.take(Duration.ZERO)).containsExactly(wanted);
  }

  @Test
  void a_full_queue_holds_callers_up_until_a_batch_is_taken() throws Exception {
    BatchQueue queue = queue(2, 1000, 2);
    put(queue, 5);
    put(queue, 5);
    assertThat(queue.put(List.of(new BatchQueue.Entry(new long[5])), Duration.ofMillis(5)))
        .isFalse();
    CompletableFuture<Boolean> third = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    third.complete(
                        queue.put(
                            List.of(new BatchQueue.Entry(new long[7])), Duration.ofMinutes(1)));
                  } catch (InterruptedException e) {
                    third.completeExceptionally(e);
                  }
                });
    Awaitility.await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
    assertThat(third).isNotDone();
    assertThat(queue.take(Duration.ZERO)).hasSize(2);
    assertThat(third.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(lengths(queue.take(Duration.ZERO))).containsExactly(7);
  }

  @Test
  void texts_that_come_together_are_in_the_queue_together() throws Exception {
    BatchQueue queue = queue(8, 1000, 10);
    CompletableFuture<List<BatchQueue.Entry>> batch = new CompletableFuture<>();
    Thread worker =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    batch.complete(queue.take(Duration.ZERO));
                  } catch (InterruptedException e) {
                    batch.completeExceptionally(e);
                  }
                });
    Awaitility.await().until(() -> worker.getState() == Thread.State.WAITING);
    List<BatchQueue.Entry> entries =
        Stream.generate(() -> new BatchQueue.Entry(new long[5])).limit(6).toList();
    assertThat(queue.put(entries, Duration.ZERO)).isTrue();
    assertThat(batch.get(30, TimeUnit.SECONDS)).containsExactlyInAnyOrderElementsOf(entries);
  }

  @Test
  void more_texts_than_there_are_places_for_go_in_as_batches_are_taken() throws Exception {
    BatchQueue queue = queue(2, 1000, 2);
    CompletableFuture<Boolean> put = new CompletableFuture<>();
    List<BatchQueue.Entry> entries =
        Stream.generate(() -> new BatchQueue.Entry(new long[5])).limit(5).toList();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                put.complete(queue.put(entries, Duration.ofMinutes(1)));
              } catch (InterruptedException e) {
                put.completeExceptionally(e);
              }
            });
    List<BatchQueue.Entry> taken = new ArrayList<>();
    while (taken.size() < 5) {
      taken.addAll(queue.take(Duration.ZERO));
    }
    assertThat(taken).containsExactlyElementsOf(entries);
    assertThat(put.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothing_to_do_ends_the_waiting_after_the_idle_time() throws Exception {
    assertThat(queue(2, 10, 2).take(Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void a_closed_queue_gives_back_what_waited_and_takes_no_more() throws Exception {
    BatchQueue queue = queue(2, 100, 5);
    BatchQueue.Entry left = put(queue, 5);
    assertThat(queue.close()).containsExactly(left);
    assertThat(queue.take(Duration.ZERO)).isNull();
    assertThatThrownBy(() -> queue.put(List.of(new BatchQueue.Entry(new long[1])), Duration.ZERO))
        .hasMessageContaining("closed");
  }
}
