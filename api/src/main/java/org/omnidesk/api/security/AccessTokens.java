package org.omnidesk.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.omnidesk.tickets.command.Actor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Makes and reads access tokens: signed, short-lived, with user, name and role. */
public class AccessTokens {

  private static final String ISSUER = "omnidesk";

  private final JwtEncoder encoder;
  private final NimbusJwtDecoder decoder;
  private final Duration life;

  public AccessTokens(RSAKey key, Duration life) {
    this.life = life;
    this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    try {
      this.decoder = NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key has no public half", e);
    }
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(ISSUER));
  }

  public String issue(User user) {
    Instant now = Instant.now();
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .issuer(ISSUER)
            .id(UUID.randomUUID().toString())
            .subject(user.id().toString())
            .issuedAt(now)
            .expiresAt(now.plus(life))
            .claim("name", user.name())
            .claim("role", user.role())
            .build();
    JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
  }

  /**
   * @throws JwtException if it is not ours, was changed or is too old
   */
  public Jwt read(String token) {
    return decoder.decode(token);
  }

  public JwtDecoder decoder() {
    return decoder;
  }

  public Duration life() {
    return life;
  }

  /** Who a verified token speaks for. */
  public static Actor actor(Jwt jwt) {
    return new Actor(
        UUID.fromString(jwt.getSubject()),
        jwt.getClaimAsString("name"),
        jwt.getClaimAsString("role"));
  }

  static AbstractAuthenticationToken authentication(Jwt jwt) {
    return new JwtAuthenticationToken(
        jwt,
        List.of(new SimpleGrantedAuthority("ROLE_" + jwt.getClaimAsString("role"))),
        jwt.getSubject());
  }
}
