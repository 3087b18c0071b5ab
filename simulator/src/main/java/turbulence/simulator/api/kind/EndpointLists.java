package turbulence.simulator.api.kind;

import turbulence.json.JsonObject;

/// Endpoints.
final class EndpointLists implements Behaviour {
  @Override
  public JsonObject defaulted(JsonObject endpoints) {
    return Draft.of(endpoints)
        .each(
            "subsets",
            subset ->
                Draft.of(subset)
                    .each(
                        "ports",
                        port -> Draft.of(port).presetBlank("protocol", Containers.TCP).build())
                    .build())
        .build();
  }

  @Override
  public void check(JsonObject endpoints, Findings findings) {
    for (Field subset : Field.root(endpoints, findings).child("subsets")) {
      Field ready = subset.child("addresses");
      Field waiting = subset.child("notReadyAddresses");
      if (ready.isEmpty() && waiting.isEmpty()) {
        subset.required("must specify `addresses` or `notReadyAddresses`");
      }
      for (Field address : ready) {
        checkAddress(address);
      }
      for (Field address : waiting) {
        checkAddress(address);
      }
      for (Field port : subset.child("ports")) {
        checkPort(port, subset.child("ports").size() > 1);
      }
    }
  }

  private static void checkAddress(Field address) {
    Field ip = Selectors.blank(address.child("ip"));
    ip.must(Addresses.ip(ip.text()));
    Field host = address.child("hostname");
    if (!host.isBlank()) {
      host.must(Names.label(host.text()));
    }
  }

  private static void checkPort(Field port, boolean named) {
    Field name = port.child("name");
    if (!name.isBlank()) {
      name.must(Names.label(name.text()));
    } else if (named) {
      name.required("");
    }
    Field number = port.child("port");
    (number.isSet() ? number : number.holding(Shares.zero())).within(1, 65_535);
    port.child("protocol").oneOf(ContainerCheck.PROTOCOLS);
  }
}
