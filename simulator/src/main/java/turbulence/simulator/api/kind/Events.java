package turbulence.simulator.api.kind;

import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;

/// Events, as the core group writes them.
final class Events implements Behaviour {
  private static final Json UNNAMED = new JsonText("");

  @Override
  public JsonObject defaulted(JsonObject event) {
    return Draft.of(event)
        .always("involvedObject", object -> object)
        .always("source", source -> source)
        .preset("firstTimestamp", JsonNull.NULL)
        .preset("lastTimestamp", JsonNull.NULL)
        .preset("eventTime", JsonNull.NULL)
        .preset("reportingComponent", UNNAMED)
        .preset("reportingInstance", UNNAMED)
        .build();
  }

  @Override
  public void check(JsonObject event, Findings findings) {
    Field root = Field.root(event, findings);
    String namespace = root.child("metadata", "namespace").text();
    Field involved = Selectors.blank(root.child("involvedObject", "namespace"));
    boolean fits =
        involved.isBlank()
            ? List.of("", "default", "kube-system").contains(namespace)
            : involved.is(namespace);
    if (!fits) {
      involved.invalid("does not match event.namespace");
    }
  }
}
