package turbulence.simulator.patch;

import java.util.Comparator;
import turbulence.json.Json;
import turbulence.json.JsonObject;

/// The fields that one manager has by one way of writing.
///
/// @param manager a name such as `kubectl`
/// @param applied whether by server-side apply
/// @param subresource empty for the object itself
/// @param time empty when none is known
record Entry(
    String manager,
    boolean applied,
    String apiVersion,
    String subresource,
    String time,
    FieldSet fields) {

  /// The order in which entries are stored.
  static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> !entry.applied)
          .thenComparing(Entry::time)
          .thenComparing(Entry::manager)
          .thenComparing(Entry::apiVersion)
          .thenComparing(Entry::subresource);

  /// @throws PatchRefused when it is no entry
  static FieldSet check(Json json, int place) {
    JsonObject entry = json instanceof JsonObject object ? object : JsonObject.EMPTY;
    String operation = entry.text("operation").orElse("");
    if (!operation.equals("Apply") && !operation.equals("Update")) {
      throw PatchRefused.badRequest("operation must be `Apply` or `Update`");
    }
    if (entry.text("apiVersion").orElse("").isEmpty()) {
      throw PatchRefused.badRequest("apiVersion must not be empty");
    }
    String type = entry.text("fieldsType").orElse("");
    if (!type.equals("FieldsV1")) {
      String problem =
          type.isEmpty() ? "missing fieldsType" : "invalid fieldsType " + GoText.quoted(type);
      throw PatchRefused.badRequest(problem + " in managed fields entry " + place);
    }
    return FieldSet.read(entry.find("fieldsV1").orElse(JsonObject.EMPTY));
  }

  /// @throws PatchRefused when it is no entry
  static Entry read(Json json, int place) {
    FieldSet fields = check(json, place);
    return of((JsonObject) json, fields);
  }

  static Entry stored(JsonObject entry) {
    return of(entry, new FieldSet(entry.object("fieldsV1")));
  }

  private static Entry of(JsonObject entry, FieldSet fields) {
    return new Entry(
        entry.text("manager").orElse(""),
        entry.text("operation").orElse("").equals("Apply"),
        entry.text("apiVersion").orElse(""),
        entry.text("subresource").orElse(""),
        entry.text("time").orElse(""),
        fields);
  }

  JsonObject json() {
    JsonObject.Builder entry =
        JsonObject.builder()
            .put("manager", manager)
            .put("operation", applied ? "Apply" : "Update")
            .put("apiVersion", apiVersion);
    if (!time.isEmpty()) {
      entry.put("time", time);
    }
    entry.put("fieldsType", "FieldsV1").put("fieldsV1", fields.fieldsV1());
    return (subresource.isEmpty() ? entry : entry.put("subresource", subresource)).build();
  }

  /// What tells it from the others of its object. An applier is the same one in every version.
  String identity() {
    JsonObject.Builder identity =
        JsonObject.builder().put("manager", manager).put("operation", applied ? "Apply" : "Update");
    if (!applied) {
      identity.put("apiVersion", apiVersion);
    }
    return identity.put("subresource", subresource).build().toString();
  }

  /// The manager as conflicts name it.
  String title() {
    String title = GoText.quoted(manager);
    if (!subresource.isEmpty()) {
      title += " with subresource " + GoText.quoted(subresource);
    }
    return applied ? title : title + " using " + apiVersion;
  }

  Entry with(FieldSet changed) {
    return new Entry(manager, applied, apiVersion, subresource, time, changed);
  }

  Entry at(String moment) {
    return new Entry(manager, applied, apiVersion, subresource, moment, fields);
  }
}
