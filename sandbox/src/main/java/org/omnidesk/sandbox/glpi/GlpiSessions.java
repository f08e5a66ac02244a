package org.omnidesk.sandbox.glpi;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in. As GLPI's session files they do not outlive a cleared server. */
final class GlpiSessions {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String appToken;
  private final List<GlpiUser> users;
  private final Map<String, GlpiUser> open = new ConcurrentHashMap<>();

  GlpiSessions(String appToken, List<GlpiUser> users) {
    this.appToken = appToken;
    this.users = users;
  }

  void checkApp(String given) {
    if (given == null || given.isEmpty()) {
      throw GlpiError.documented(
          "ERROR_APP_TOKEN_PARAMETERS_MISSING", "missing parameter app_token");
    }
    if (!given.equals(appToken)) {
      throw GlpiError.documented(
          "ERROR_WRONG_APP_TOKEN_PARAMETER", "parameter app_token seems wrong");
    }
  }

  /** Opens a session by the Authorization header. */
  String login(String authorization) {
    String given = authorization == null ? "" : authorization.strip();
    GlpiUser user;
    if (given.startsWith("user_token ")) {
      String token = given.substring(11).strip();
      user = users.stream().filter(u -> token.equals(u.userToken())).findFirst().orElse(null);
      if (user == null) {
        throw GlpiError.of(
            401, "ERROR_GLPI_LOGIN_USER_TOKEN", "parameter user_token seems invalid");
      }
    } else if (given.startsWith("Basic ")) {
      String pair =
          new String(
              Base64.getDecoder().decode(given.substring(6).strip()), StandardCharsets.UTF_8);
      user =
          users.stream()
              .filter(u -> pair.equals(u.login() + ":" + u.password()))
              .findFirst()
              .orElse(null);
      if (user == null) {
        throw GlpiError.of(401, "ERROR_GLPI_LOGIN", "Incorrect username or password");
      }
    } else {
      throw GlpiError.documented(
          "ERROR_LOGIN_PARAMETERS_MISSING",
          "parameter(s) login, password or user_token are missing");
    }
    String token = new java.math.BigInteger(130, RANDOM).toString(32);
    open.put(token, user);
    return token;
  }

  GlpiUser user(String token) {
    if (token == null || token.isEmpty()) {
      throw GlpiError.documented(
          "ERROR_SESSION_TOKEN_MISSING", "parameter session_token is missing or empty");
    }
    GlpiUser user = open.get(token);
    if (user == null) {
      throw GlpiError.of(401, "ERROR_SESSION_TOKEN_INVALID", "session_token seems invalid");
    }
    return user;
  }

  void kill(String token) {
    open.remove(token);
  }

  void expireAll() {
    open.clear();
  }

  int count() {
    return open.size();
  }
}
