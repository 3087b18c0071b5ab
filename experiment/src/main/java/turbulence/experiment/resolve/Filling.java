package turbulence.experiment.resolve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.python.PythonText;
import turbulence.json.Json;
import turbulence.json.JsonText;

/// Replaces what single texts refer to, and keeps account of it.
final class Filling {
  private static final long MOST_CHARACTERS = 16L << 20;
  private static final String UNRESERVED = "-._~";

  private final Names names;
  private final Outputs outputs;
  private final boolean keepsDollars;
  private final boolean encoded;
  private final List<Reference> references = new ArrayList<>();
  private long characters;

  /// @param keepsDollars whether `$$` stays as it is
  /// @param encoded whether outputs are percent-encoded
  Filling(Names names, Outputs outputs, boolean keepsDollars, boolean encoded) {
    this.names = names;
    this.outputs = outputs;
    this.keepsDollars = keepsDollars;
    this.encoded = encoded;
  }

  List<Reference> references() {
    return references;
  }

  /// What a part refers to; null when to nothing.
  static @Nullable Reference reference(Part part, Names names) {
    if (part instanceof Part.Variable(String written, String name, _)) {
      return new Reference(written, name, kind(names.get(name)));
    }
    return part instanceof Part.Output(OutputPath path)
        ? new Reference(path.written(), path.activity(), Reference.Kind.OUTPUT)
        : null;
  }

  private static Reference.Kind kind(Names.@Nullable Named named) {
    if (named == null) {
      return Reference.Kind.UNKNOWN;
    }
    return named.secret() ? Reference.Kind.SECRET : Reference.Kind.CONFIGURATION;
  }

  Filled fill(JsonText text) throws Unresolved {
    if (text.value().indexOf('$') < 0) {
      return Filled.same(text);
    }
    List<Part> parts = Part.of(text.value());
    for (Part part : parts) {
      Reference reference = reference(part, names);
      if (reference != null) {
        references.add(reference);
      }
    }
    Filled whole = parts.size() == 1 ? whole(parts.getFirst()) : null;
    return whole == null ? join(parts) : whole;
  }

  /// The value of a text that is nothing but one reference; null when it must become text.
  private @Nullable Filled whole(Part part) throws Unresolved {
    if (part instanceof Part.Output(OutputPath path)) {
      return encoded ? null : Filled.same(path.in(outputs));
    }
    Names.Named named =
        part instanceof Part.Variable variable && variable.braced()
            ? names.get(variable.name())
            : null;
    if (named == null) {
      return null;
    }
    return named.secret()
        ? new Filled(named.value(), new JsonText(Substituted.MASK))
        : Filled.same(named.value());
  }

  private Filled join(List<Part> parts) throws Unresolved {
    StringBuilder value = new StringBuilder();
    StringBuilder masked = new StringBuilder();
    boolean secret = hasSecret(parts);
    for (Part part : parts) {
      String text = text(part);
      characters += text.length();
      if (characters > MOST_CHARACTERS) {
        throw new Unresolved(part.written(), "the text would be too long");
      }
      value.append(text);
      if (secret) {
        masked.append(isSecret(part) ? Substituted.MASK : text);
      }
    }
    Json filled = new JsonText(value.toString());
    return secret ? new Filled(filled, new JsonText(masked.toString())) : Filled.same(filled);
  }

  private boolean hasSecret(List<Part> parts) {
    for (Part part : parts) {
      if (isSecret(part)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSecret(Part part) {
    Names.Named named = part instanceof Part.Variable variable ? names.get(variable.name()) : null;
    return named != null && named.secret();
  }

  private String text(Part part) throws Unresolved {
    if (part instanceof Part.Plain(String written)) {
      return written;
    } else if (part instanceof Part.Output(OutputPath path)) {
      String text = PythonText.str(path.in(outputs));
      return encoded ? encode(text) : text;
    } else if (part instanceof Part.Variable(String written, String name, _)) {
      Names.Named named = names.get(name);
      return named == null ? written : PythonText.str(named.value());
    }
    return keepsDollars ? "$$" : "$";
  }

  private static String encode(String text) {
    StringBuilder url = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        url.append(c);
      } else {
        url.append('%').append(hex(c >> 4)).append(hex(c));
      }
    }
    return url.toString();
  }

  private static char hex(int value) {
    return "0123456789ABCDEF".charAt(value & 0xf);
  }
}
