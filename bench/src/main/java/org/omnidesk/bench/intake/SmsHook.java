package org.omnidesk.bench.intake;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.omnidesk.bench.hub.HubProcess;
import org.omnidesk.bench.hub.Json;

/** Calls the hub's SMS hook as Kannel's smsbox does; each text is of another phone. */
final class SmsHook {

  private static final String SECRET = "sandbox-sms-secret";

  private final Json http;
  private final AtomicInteger phones = new AtomicInteger();

  SmsHook(HubProcess hub) {
    this.http = new Json(hub.baseUri());
  }

  /**
   * @param prefix with which the messages' ids begin
   * @return seconds until the hub had acknowledged all, which it does once a message is committed
   */
  double send(String prefix, int messages, int threads)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            pool.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                    one(prefix + n);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void one(String id) throws IOException {
    String from = "+9198770%05d".formatted(phones.incrementAndGet());
    String text = "VPN drops every ten minutes since this morning " + id;
    http.get(
            "/api/hooks/sms-main?secret=%s&from=%s&to=56767&text=%s&smsc=FAKE&id=%s&coding=0&charset=UTF-8&unix=%d"
                .formatted(
                    SECRET,
                    encoded(from),
                    encoded(text),
                    encoded(id),
                    System.currentTimeMillis() / 1000))
        .ok();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
