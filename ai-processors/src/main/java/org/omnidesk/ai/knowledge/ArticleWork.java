package org.omnidesk.ai.knowledge;

import java.util.List;
import java.util.UUID;
import org.omnidesk.ai.claude.ClaudeQuestion;
import org.omnidesk.tickets.command.Actor;

/**
 * An article on its way: the solved ticket it is made from, and who may write it.
 *
 * @param text of the ticket, which an article may take words for its title from
 * @param category null if unknown
 * @param language of the ticket and of the article
 * @param answers of the desk, PUBLIC only, in their order, not masked
 * @param question for Claude; null where only the desk's own words may be used
 * @param actor who wants it
 */
public record ArticleWork(
    UUID ticket,
    String title,
    String text,
    String category,
    String language,
    List<String> answers,
    ClaudeQuestion question,
    Actor actor) {

  public ArticleWork {
    answers = List.copyOf(answers);
  }

  /** The same work with a question for Claude. */
  ArticleWork asking(ClaudeQuestion asked) {
    return new ArticleWork(ticket, title, text, category, language, answers, asked, actor);
  }

  /** For routes. */
  public boolean isForClaude() {
    return question != null;
  }
}
