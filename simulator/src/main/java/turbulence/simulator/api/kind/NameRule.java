package turbulence.simulator.api.kind;

/// How objects of a kind may be called.
public enum NameRule {
  /// RFC 1123 subdomain, 253 characters.
  SUBDOMAIN,
  /// RFC 1123 label, 63 characters.
  LABEL,
  /// RFC 1035 label: starts with a letter.
  LABEL_1035,
  /// Anything that can be a segment of a path (roles and their bindings).
  PATH_SEGMENT
}
