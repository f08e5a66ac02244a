package org.omnidesk.connectors.solman.inbound;

import java.util.Optional;
import java.util.Set;
import org.omnidesk.connectors.solman.ict.IctAnswer;
import org.omnidesk.connectors.solman.ict.IctIncident;

/**
 * What every incident call must name, with the codes of the one public peer (OTRS): the incident,
 * and as requester and provider exactly the two of us.
 */
final class GuidRules {

  private GuidRules() {}

  static boolean complete(IctIncident.Head head) {
    return refusedAs(head, null, null).isEmpty();
  }

  /** The refusal, empty if all is well; {@code own} null leaves out who the two are. */
  static Optional<IctAnswer> refusedAs(IctIncident.Head head, String own, String peer) {
    if (head.incidentGuid().isEmpty()) {
      return refused("01", "IncidentGuid is missing");
    }
    if (head.incidentGuid().length() > 32) {
      return refused("09", "IncidentGuid is longer than 32");
    }
    if (head.requesterGuid().isEmpty()) {
      return refused("02", "RequesterGuid is missing");
    }
    if (head.providerGuid().isEmpty()) {
      return refused("03", "ProviderGuid is missing");
    }
    if (head.requesterGuid().equals(head.providerGuid())) {
      return refused("04", "RequesterGuid and ProviderGuid are equal");
    }
    if (own != null
        && !Set.of(head.requesterGuid(), head.providerGuid()).equals(Set.of(own, peer))) {
      return refused("13", "RequesterGuid and ProviderGuid are not the two systems connected here");
    }
    return Optional.empty();
  }

  private static Optional<IctAnswer> refused(String code, String words) {
    return Optional.of(IctAnswer.refused(code, words));
  }
}
