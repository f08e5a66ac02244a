package org.omnidesk.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.omnidesk.api.security.UserStore.Credentials;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Sees to it that somebody can sign in: the admin always, and in development one sample user a
 * role. Generated passwords of sample users lie in {@code sample-users.txt}, readable by the owner
 * only; the admin's is told once and kept nowhere.
 */
public class FirstUsers {

  public static final String ADMIN = "admin@omnidesk.local";

  private static final String SYMBOLS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Map<String, String> SAMPLES = new LinkedHashMap<>();

  static {
    SAMPLES.put("agent", "Maya Kaur");
    SAMPLES.put("requester", "Ravi Iyer");
    SAMPLES.put("lead", "Lena Brandt");
    SAMPLES.put("operator", "Omar Haddad");
    SAMPLES.put("integrator", "Ines Costa");
    SAMPLES.put("auditor", "Aiko Mori");
  }

  private final UserStore users;
  private final PasswordEncoder passwords;
  private final String adminPassword;
  private final Path sampleFile;
  private final boolean samples;
  private List<FirstUser> known;

  /**
   * @param adminPassword the admin's password as configured; null or blank to make one
   * @param samples whether to keep sample users, as in development
   */
  public FirstUsers(
      UserStore users,
      PasswordEncoder passwords,
      String adminPassword,
      DataFolder data,
      boolean samples) {
    this.users = users;
    this.passwords = passwords;
    this.adminPassword = adminPassword == null || adminPassword.isBlank() ? null : adminPassword;
    this.sampleFile = data.path().resolve("sample-users.txt");
    this.samples = samples;
  }

  /**
   * Somebody for the banner.
   *
   * @param password null where it is not ours to tell: the admin's after the first start, and a
   *     configured one
   */
  public record FirstUser(String email, String role, String password) {

    @Override
    public String toString() {
      return "FirstUser[email=%s, role=%s]".formatted(email, role);
    }
  }

  /** Makes who is missing; the admin first, then the samples. The same answer at each call. */
  public synchronized List<FirstUser> ensure() {
    if (known == null) {
      List<FirstUser> found = new ArrayList<>();
      found.add(admin());
      if (samples) {
        found.addAll(samples());
      }
      known = List.copyOf(found);
    }
    return known;
  }

  private FirstUser admin() {
    if (adminPassword != null) {
      password(ADMIN, "Administrator", "admin", adminPassword);
      return new FirstUser(ADMIN, "admin", null);
    }
    String made = generate();
    boolean created = users.create(ADMIN, "Administrator", "admin", passwords.encode(made));
    return new FirstUser(ADMIN, "admin", created ? made : null);
  }

  private List<FirstUser> samples() {
    Map<String, String> kept = read();
    List<FirstUser> found = new ArrayList<>();
    SAMPLES.forEach(
        (role, name) -> {
          String email = role + "@omnidesk.local";
          String password = kept.computeIfAbsent(email, e -> generate());
          found.add(new FirstUser(email, role, password));
        });
    // on disk before in the table, so that no sample user has a password nobody knows
    write(kept);
    found.forEach(u -> password(u.email(), SAMPLES.get(u.role()), u.role(), u.password()));
    return found;
  }

  private void password(String email, String name, String role, String password) {
    Optional<Credentials> user = users.byEmail(email);
    if (user.isEmpty()) {
      users.create(email, name, role, passwords.encode(password));
    } else if (!passwords.matches(password, user.get().passwordHash())) {
      users.setPassword(user.get().user().id(), passwords.encode(password));
    }
  }

  private Map<String, String> read() {
    if (!Files.exists(sampleFile)) {
      return new LinkedHashMap<>();
    }
    try {
      return Files.readAllLines(sampleFile).stream()
          .map(line -> line.split(" ", 2))
          .filter(parts -> parts.length == 2)
          .collect(
              Collectors.toMap(
                  parts -> parts[0], parts -> parts[1], (a, b) -> b, LinkedHashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + sampleFile, e);
    }
  }

  private void write(Map<String, String> kept) {
    try {
      SecretFiles.write(
          sampleFile,
          kept.entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue() + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + sampleFile, e);
    }
  }

  private static String generate() {
    return RANDOM
        .ints(16, 0, SYMBOLS.length())
        .mapToObj(i -> String.valueOf(SYMBOLS.charAt(i)))
        .collect(Collectors.joining());
  }
}
