package org.omnidesk.ai.safety.mask;

import java.util.Set;

/** Words between the one that names a secret and the secret, in English, Hindi and German. */
final class LinkWords {

  static final Set<String> IS =
      Set.of(
          ("is|was|are|were|hai|h|tha|thi|था|है|थी|ist|war|lautet|es|est|hain|becomes")
              .split("\\|"));

  static final Set<String> TOWARDS =
      Set.of(("to|as|from|into|with|using|se|से|like|=>|-|–|/").split("\\|"));

  static final Set<String> FILLER =
      Set.of(
          ("for|of|on|my|the|this|that|our|your|his|her|their|new|old|current|temp|temporary|default|initial|first|wifi|wi-fi|vpn|sap|outlook|laptop|email|mail|account|user|login|portal|system|admin|administrator|root|server|which|i|we|use|used|using|set|have|has|been|changed|change|reset|now|still|also|ka|ki|ke|ko|का|की|के|को|naya|nayi|purana|mera|meri|mere|मेरा|मेरी|नया|पुराना|रीसेट|windows|ad|domain|network|number|no|no.|code|value|it|below|here|सेट|kar|diya|करके|par|पर|pe|me|में|here's|entered|tried|typed|given|gave|got|am|was|abhi|अभी|likha|रखा|rakha|dala|डाला|updated|both|string|key|token|guest|database|db|service|screen|lock|app|aaya|aya|mila|mili|daala|dali|liya|kiya|bheja|banaya|bataya|आया|मिला|भेजा|दिया|किया|बनाया|zoom|meeting|teams|नंबर|नम्बर|nambar|num|bhi|to|toh")
              .split("\\|"));

  static final Set<String> PREPOSITION =
      Set.of(
          ("for|of|on|at|in|für|fuer|von|vom|zum|zur|am|im|des|पर|par|pe|के|ke|लिए|liye")
              .split("\\|"));

  private LinkWords() {}
}
