package org.omnidesk.ai.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.AiProcessors;
import org.omnidesk.ai.similar.SimilarProcessors;
import org.omnidesk.tickets.TestHub;
import org.omnidesk.tickets.Transactions;
import org.omnidesk.tickets.lease.Leases;
import org.omnidesk.tickets.ticket.TicketStore;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans as Spring makes them. */
class LearnConfigurationTest {

  @TempDir Path data;

  private ApplicationContextRunner runner(TestHub hub) {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AiProcessors.class,
                SimilarProcessors.class,
                LearnConfiguration.class,
                ValidationAutoConfiguration.class))
        .withBean(JdbcClient.class, () -> hub.jdbc)
        .withBean(Transactions.class, () -> hub.bean(Transactions.class))
        .withBean(TicketStore.class, () -> hub.bean(TicketStore.class))
        .withBean(Leases.class, () -> hub.bean(Leases.class))
        .withPropertyValues("omnidesk.data=" + data);
  }

  @Test
  void the_beans_have_the_names_that_routes_call_and_a_bad_setting_ends_the_start() {
    try (TestHub hub = new TestHub(data.resolve("hub"))) {
      runner(hub)
          .run(
              context -> {
                assertThat(context).hasBean("modelRegistry");
                context.getBean("modelLoader", ModelLoader.class).refresh();
                ModelTraining training = context.getBean("modelTraining", ModelTraining.class);
                training.evaluate();
                assertThat(training.runs())
                    .singleElement()
                    .satisfies(run -> assertThat(run.outcome()).startsWith("0 new labels"));
              });
      runner(hub)
          .withPropertyValues("omnidesk.ai.learn.new-labels=0")
          .run(context -> assertThat(context).getFailure().hasStackTraceContaining("newLabels"));
    }
  }
}
