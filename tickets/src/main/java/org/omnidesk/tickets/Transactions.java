package org.omnidesk.tickets;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a piece of work as one transaction, up to three times more if PostgreSQL gave up on it for a
 * conflict.
 *
 * <p>A duplicate key is a conflict too: two replicas may create the same contact or bond at once;
 * the second try then finds the first one's row.
 */
public class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final int RETRIES = 3;

  private final TransactionTemplate template;

  public Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  /** Runs the work; inside another transaction it is simply a part of that one. */
  public <T> T run(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      // an aborted transaction cannot be gone on with: only the outermost one is retried
      return work.get();
    }
    for (int retry = 0; ; retry++) {
      try {
        return template.execute(status -> work.get());
      } catch (ConcurrencyFailureException | DuplicateKeyException e) {
        if (retry == RETRIES) {
          throw e;
        }
        LOG.debug("transaction conflict, retry {}: {}", retry + 1, e.getMessage());
      }
    }
  }

  public void run(Runnable work) {
    run(
        () -> {
          work.run();
          return null;
        });
  }
}
