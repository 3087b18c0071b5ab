package turbulence.app.cli;

import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;

/// What is built in or plugged in, by the names of packages.
interface Packages {
  /// What a package offers; empty when there is none of that name.
  Optional<JsonObject> discover(String name);

  List<Row> rows();

  /// One package in a list.
  record Row(String name, String version, String about) {}
}
