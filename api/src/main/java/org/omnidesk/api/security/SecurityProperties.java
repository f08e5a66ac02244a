package org.omnidesk.api.security;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code omnidesk.security.*}.
 *
 * @param jwtKey the private RSA key that signs access tokens, as PEM (PKCS#8) or {@code file:} and
 *     a path; without it a key is made once under {@code <data>/keys}, which one replica alone can
 *     live with
 * @param accessTokenLife how long an access token is good for
 * @param refreshTokenLife how long a refresh token is good for
 * @param loginsPerMinute refused logins a minute and address
 * @param requestsPerMinute requests a minute and user
 * @param aiRequestsPerMinute requests below {@code /ai} a minute and user
 * @param allowedOrigins further origins that may open the WebSocket; the own one always may
 */
@Validated
@ConfigurationProperties("omnidesk.security")
public record SecurityProperties(
    String jwtKey,
    @NotNull @DefaultValue("15m") Duration accessTokenLife,
    @NotNull @DefaultValue("14d") Duration refreshTokenLife,
    @Min(1) @DefaultValue("5") int loginsPerMinute,
    @Min(1) @DefaultValue("1000") int requestsPerMinute,
    @Min(1) @DefaultValue("100") int aiRequestsPerMinute,
    @NotNull @DefaultValue({}) List<String> allowedOrigins) {

  /** Shows no key, wherever it is printed. */
  @Override
  public String toString() {
    return "SecurityProperties[jwtKey=%s]".formatted(jwtKey == null ? "none" : "given");
  }
}
