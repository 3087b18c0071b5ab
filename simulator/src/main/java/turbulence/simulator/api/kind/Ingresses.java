package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// Ingresses.
final class Ingresses implements Behaviour {
  private static final JsonObject NO_BALANCER = JsonObject.of("loadBalancer", JsonObject.EMPTY);
  private static final List<String> PATH_TYPES =
      List.of("Exact", "ImplementationSpecific", "Prefix");
  private static final List<String> NEVER = List.of("//", "/./", "/../", "%2f", "%2F");
  private static final List<String> NEVER_LAST = List.of("/..", "/.");

  @Override
  public JsonObject defaulted(JsonObject ingress) {
    return Draft.of(ingress)
        .always("spec", spec -> spec)
        .always(
            "status",
            status -> Draft.of(status).always("loadBalancer", balancer -> balancer).build())
        .build();
  }

  @Override
  public JsonObject created(JsonObject ingress, Surroundings surroundings) {
    return ingress.with("status", NO_BALANCER);
  }

  @Override
  public void check(JsonObject ingress, Findings findings) {
    Field spec = Field.root(ingress, findings).child("spec");
    Field rules = spec.child("rules");
    Field backend = spec.child("defaultBackend");
    if (rules.isEmpty() && !backend.isSet()) {
      rules.at(spec).invalid("either `defaultBackend` or `rules` must be specified");
    }
    if (backend.isSet()) {
      checkBackend(backend);
    }
    for (Field rule : rules) {
      checkRule(rule);
    }
    for (Field tls : spec.child("tls")) {
      for (Field host : tls.child("hosts")) {
        host.must(
            host.text().contains("*") ? Names.wildcard(host.text()) : Names.subdomain(host.text()));
      }
      Field secret = tls.child("secretName");
      if (!secret.isBlank()) {
        secret.must(Names.subdomain(secret.text()));
      }
    }
    Field name = spec.child("ingressClassName");
    if (name.isSet()) {
      name.must(Names.subdomain(name.text()));
    }
  }

  private static void checkRule(Field rule) {
    Field host = rule.child("host");
    if (!host.isBlank()) {
      if (Addresses.isIp(host.text())) {
        host.invalid("must be a DNS name, not an IP address");
      }
      host.must(
          host.text().contains("*") ? Names.wildcard(host.text()) : Names.subdomain(host.text()));
    }
    Field http = rule.child("http");
    if (!http.isSet()) {
      return;
    }
    if (http.child("paths").isEmpty()) {
      http.child("paths").required("");
    }
    for (Field path : http.child("paths")) {
      checkPath(path);
      checkBackend(path.child("backend"));
    }
  }

  private static void checkPath(Field entry) {
    Field type = entry.child("pathType");
    Field path = Selectors.blank(entry.child("path"));
    if (!type.isSet()) {
      type.required("pathType must be specified");
      return;
    }
    switch (type.text()) {
      case "Exact", "Prefix" -> {
        if (!path.text().startsWith("/")) {
          path.invalid("must be an absolute path");
        }
        for (String part : NEVER) {
          if (path.text().contains(part)) {
            path.invalid("must not contain '" + part + "'");
          }
        }
        for (String part : NEVER_LAST) {
          if (path.text().endsWith(part)) {
            path.invalid("cannot end with '" + part + "'");
          }
        }
      }
      case "ImplementationSpecific" -> {
        if (!path.isBlank() && !path.text().startsWith("/")) {
          path.invalid("must be an absolute path");
        }
      }
      default -> type.unsupported(PATH_TYPES);
    }
  }

  private static void checkBackend(Field backend) {
    Field service = backend.child("service");
    Field resource = backend.child("resource");
    if (resource.isSet() && service.isSet()) {
      backend.invalid("cannot set both resource and service backends");
    } else if (resource.isSet()) {
      for (String field : List.of("kind", "name")) {
        if (resource.child(field).isBlank()) {
          resource.child(field).required("");
        }
      }
    } else if (service.isSet()) {
      checkService(service);
    } else {
      backend.holding(Json.of("")).required("port name or number is required");
    }
  }

  private static void checkService(Field service) {
    Field name = service.child("name");
    if (name.isBlank()) {
      name.required("");
    } else {
      name.must(Names.label1035(name.text()));
    }
    Field named = service.child("port", "name");
    Field numbered = service.child("port", "number");
    if (!named.isBlank() && !numbered.isBlank()) {
      service.invalid("cannot set both port name & port number");
    } else if (!named.isBlank()) {
      named.must(Names.port(named.text()));
    } else if (!numbered.isBlank()) {
      numbered.within(1, 65_535);
    } else {
      service.required("port name or number is required");
    }
  }

  @Override
  public boolean hasStatus() {
    return true;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }
}
