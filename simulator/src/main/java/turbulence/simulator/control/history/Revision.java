package turbulence.simulator.control.history;

import java.util.Comparator;
import turbulence.json.JsonNumber;
import turbulence.json.JsonObject;
import turbulence.simulator.control.Fields;
import turbulence.simulator.store.Stored;

/// A ControllerRevision: the template that a set had at some time.
public record Revision(Stored stored) {
  static final Comparator<Revision> ORDER =
      Comparator.comparingLong(Revision::number)
          .thenComparing(revision -> Fields.text(revision.stored.metadata(), "creationTimestamp"))
          .thenComparing(Revision::name);

  public String name() {
    return stored.key().name();
  }

  long number() {
    return stored.object().get("revision") instanceof JsonNumber number
        ? number.value().longValue()
        : 0;
  }

  /// The pod template that it keeps.
  public JsonObject template() {
    return kept(stored.object()).without(Template.DIRECTIVE);
  }

  static JsonObject kept(JsonObject revision) {
    return revision.object("data").object("spec").object("template");
  }

  /// The short name by which it is told from the others of its set.
  public String hash(String label) {
    return Fields.text(stored.metadata().object("labels"), label);
  }

  /// A patch that gives a set its template back.
  static final class Template {
    static final String DIRECTIVE = "$patch";

    private Template() {}

    static JsonObject patch(JsonObject template) {
      return JsonObject.of("spec", JsonObject.of("template", template.with(DIRECTIVE, "replace")));
    }
  }
}
