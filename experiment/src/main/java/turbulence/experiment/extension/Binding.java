package turbulence.experiment.extension;

import java.util.List;

/// What came of handing arguments to a record class.
public sealed interface Binding<T> {

  /// An instance that has them.
  record Bound<T>(T instance) implements Binding<T> {}

  /// Everything that is wrong with them.
  record Rejected<T>(List<Complaint> complaints) implements Binding<T> {
    public Rejected {
      complaints = List.copyOf(complaints);
    }

    /// Why a step does not start with them. What a step refuses in its own words is left as it is.
    public String reason() {
      if (complaints.size() > 1 || !complaints.getFirst().argument().isEmpty()) {
        return "wrong arguments: " + summary();
      }
      String classic = complaints.getFirst().classic();
      return classic == null ? complaints.getFirst().message() : classic;
    }

    /// All of it on one line.
    public String summary() {
      StringBuilder text = new StringBuilder();
      for (Complaint complaint : complaints) {
        text.append(text.isEmpty() ? "" : "; ").append(complaint);
      }
      return text.toString();
    }
  }
}
