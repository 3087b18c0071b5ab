package turbulence.simulator.api.kind;

import java.util.List;
import java.util.Map;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;

/// LimitRanges.
final class Limits implements Behaviour {
  private static final List<String> LISTS =
      List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio");

  @Override
  public JsonObject defaulted(JsonObject range) {
    return Draft.of(range)
        .always(
            "spec",
            spec ->
                Draft.of(spec)
                    .each("limits", Limits::limit)
                    .preset("limits", JsonNull.NULL)
                    .build())
        .build();
  }

  private static JsonObject limit(JsonObject limit) {
    Draft draft = Draft.of(limit);
    LISTS.forEach(list -> draft.inside(list, Amounts::canonical));
    JsonObject written = draft.build();
    if (!written.text("type").orElse("").equals("Container")) {
      return written;
    }
    JsonObject most = filled(written.object("default"), written.object("max"));
    JsonObject asked =
        filled(filled(written.object("defaultRequest"), most), written.object("min"));
    Draft container = Draft.of(written);
    if (!most.isEmpty()) {
      container.put("default", most);
    }
    if (!asked.isEmpty()) {
      container.put("defaultRequest", asked);
    }
    return container.build();
  }

  private static JsonObject filled(JsonObject amounts, JsonObject from) {
    Draft draft = Draft.of(amounts);
    for (Map.Entry<String, Json> amount : from) {
      draft.preset(amount.getKey(), amount.getValue());
    }
    return draft.build();
  }

  @Override
  public void check(JsonObject range, Findings findings) {
    for (Field limit : Field.root(range, findings).child("spec").child("limits")) {
      Field type = limit.child("type");
      if (type.isBlank()) {
        type.required("");
      }
      for (String list : LISTS) {
        for (String name : limit.child(list).object().names()) {
          Amounts.checkAmount(limit.child(list).key(name), name);
        }
      }
      checkOrder(limit, "min", "max");
      checkOrder(limit, "default", "max");
      checkOrder(limit, "min", "default");
    }
  }

  private static void checkOrder(Field limit, String lower, String higher) {
    JsonObject most = limit.child(higher).object();
    for (String name : limit.child(lower).object().names()) {
      Field amount = limit.child(lower).key(name);
      if (most.has(name)
          && Amounts.of(limit.child(lower).object(), name).compareTo(Amounts.of(most, name)) > 0) {
        amount.invalid(
            lower
                + " value "
                + amount.text()
                + " is greater than "
                + higher
                + " value "
                + limit.child(higher).key(name).text());
      }
    }
  }
}
