package org.omnidesk.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.omnidesk.api.http.ApiPaths;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Tokens are never kept, other answers are asked for again with their ETag, and files whose name
 * changes with their content are kept for a year.
 */
class CacheRules implements HeaderWriter {

  private static final String HEADER = "Cache-Control";

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader(HEADER)) {
      return;
    }
    String path = ApiPaths.path(request);
    if (path.startsWith("/api/auth/")) {
      response.setHeader(HEADER, "no-store");
    } else if (path.startsWith("/assets/") && response.getStatus() == 200) {
      response.setHeader(HEADER, "public, max-age=31536000, immutable");
    } else {
      response.setHeader(HEADER, ApiPaths.isApi(request) ? "private, no-cache" : "no-cache");
    }
  }
}
