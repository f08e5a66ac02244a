package org.omnidesk.api.http;

import jakarta.servlet.http.HttpServletRequest;
import org.omnidesk.api.contract.Contract;

/** Which part of the house a path belongs to. */
public final class ApiPaths {

  private ApiPaths() {}

  /** The path as it came, without the context path. */
  public static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** Whether it is below {@code /api}. */
  public static boolean isApi(HttpServletRequest request) {
    String path = path(request);
    return path.equals(Contract.BASE) || path.startsWith(Contract.BASE + "/");
  }

  /** Calls of outside systems, which prove themselves by their own means. */
  public static boolean isHook(HttpServletRequest request) {
    String path = path(request);
    return path.startsWith("/api/hooks/") || path.startsWith("/api/soap/");
  }

  public static boolean isLive(HttpServletRequest request) {
    return path(request).equals("/api/live");
  }

  /** Whether the contract rules it. */
  public static boolean isOperation(HttpServletRequest request) {
    return isApi(request) && !isHook(request) && !isLive(request);
  }

  /** What follows {@code /api}; at least a slash. */
  public static String below(HttpServletRequest request) {
    String rest = path(request).substring(Contract.BASE.length());
    return rest.isEmpty() ? "/" : rest;
  }
}
