package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds everything in a text that must not leave the house. Safe for use by many threads. */
public final class SensitiveValues {

  private final List<Detector> detectors;

  /**
   * @param region whose phone numbers are written without a country code, ISO 3166
   * @param employeePatterns of employee numbers
   * @param internalDomains last labels of names of machines inside
   */
  public SensitiveValues(
      String region, List<Pattern> employeePatterns, List<String> internalDomains) {
    detectors =
        List.of(
            new PasswordDetector(),
            new EmailDetector(),
            new CheckedNumberDetector(),
            new AddressDetector(),
            new PersonnelDetector(employeePatterns),
            new LabelledEmployeeDetector(),
            new NearbyEmployeeDetector(),
            new TableDetector(),
            new PhoneDetector(region),
            new LabelledPhoneDetector(),
            new ShareDetector(),
            new QualifiedHostDetector(internalDomains),
            new HostAddressDetector(),
            new HostFieldDetector(),
            new HostDetector());
  }

  /** Spans in the text as written, in order, none overlapping another. */
  public List<MaskSpan> find(String text) {
    PlainForm form = PlainForm.of(text);
    String plain = Leaders.asFields(Postpositions.apart(form.text()));
    List<MaskSpan> all = new ArrayList<>();
    detectors.forEach(detector -> all.addAll(detector.find(plain)));
    List<MaskSpan> known = joined(all);
    // Joined first: what is a secret by its surroundings has no family of hosts.
    known.addAll(HostFamily.of(plain, known));
    known.addAll(EmployeeFamily.of(plain, known));
    known.addAll(Repeats.of(plain, known));
    return joined(known).stream().map(form::written).toList();
  }

  private static List<MaskSpan> joined(List<MaskSpan> all) {
    all.sort(Comparator.comparingInt(MaskSpan::from).thenComparingInt(MaskSpan::to));
    List<MaskSpan> joined = new ArrayList<>();
    for (MaskSpan span : all) {
      MaskSpan last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.overlaps(span)) {
        joined.set(joined.size() - 1, last.with(span));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
