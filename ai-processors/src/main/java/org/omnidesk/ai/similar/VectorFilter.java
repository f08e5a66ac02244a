package org.omnidesk.ai.similar;

import java.util.Set;
import java.util.UUID;

/**
 * What a search may return; an empty set allows everything.
 *
 * @param visibilities allowed visibilities
 * @param sites allowed sites
 * @param languages allowed languages
 * @param excludedLanguages languages that must not come back
 * @param statuses allowed statuses
 * @param excludedIds points that must not come back
 */
public record VectorFilter(
    Set<String> visibilities,
    Set<String> sites,
    Set<String> languages,
    Set<String> excludedLanguages,
    Set<String> statuses,
    Set<UUID> excludedIds) {

  public static final VectorFilter ANY =
      new VectorFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /** PUBLIC points only: what a text that leaves the desk may be made of. */
  public static final VectorFilter PUBLIC_ONLY = ANY.withVisibility("PUBLIC");

  public VectorFilter {
    visibilities = Set.copyOf(visibilities);
    sites = Set.copyOf(sites);
    languages = Set.copyOf(languages);
    excludedLanguages = Set.copyOf(excludedLanguages);
    statuses = Set.copyOf(statuses);
    excludedIds = Set.copyOf(excludedIds);
  }

  public VectorFilter withVisibility(String... allowed) {
    return new VectorFilter(
        Set.of(allowed), sites, languages, excludedLanguages, statuses, excludedIds);
  }

  public VectorFilter withSites(String... allowed) {
    return new VectorFilter(
        visibilities, Set.of(allowed), languages, excludedLanguages, statuses, excludedIds);
  }

  public VectorFilter withLanguages(String... allowed) {
    return new VectorFilter(
        visibilities, sites, Set.of(allowed), excludedLanguages, statuses, excludedIds);
  }

  public VectorFilter withoutLanguages(String... refused) {
    return new VectorFilter(visibilities, sites, languages, Set.of(refused), statuses, excludedIds);
  }

  public VectorFilter withStatuses(String... allowed) {
    return new VectorFilter(
        visibilities, sites, languages, excludedLanguages, Set.of(allowed), excludedIds);
  }

  public VectorFilter without(UUID... ids) {
    return new VectorFilter(
        visibilities, sites, languages, excludedLanguages, statuses, Set.of(ids));
  }
}
