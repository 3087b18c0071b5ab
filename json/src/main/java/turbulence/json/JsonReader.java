package turbulence.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads JSON strictly, with the liberties that Python takes: NaN, Infinity and -Infinity are
/// numbers, half a surrogate pair may stand alone, and of equal names the last counts.
public final class JsonReader {
  private JsonReader() {}

  public static Json read(String text) throws JsonMalformed {
    return read(text, Limits.DOCUMENT);
  }

  public static Json read(String text, Limits limits) throws JsonMalformed {
    return tree(JsonSource.of(text, limits), null);
  }

  public static Json read(byte[] text) throws JsonMalformed {
    return read(text, Limits.DOCUMENT);
  }

  public static Json read(byte[] text, Limits limits) throws JsonMalformed {
    return read(text, limits, null);
  }

  /// Tells of every name that comes twice in one object.
  public static Json read(byte[] text, Limits limits, @Nullable DuplicateListener duplicates)
      throws JsonMalformed {
    return tree(JsonSource.of(text, limits), duplicates);
  }

  /// Reads up to the end of the stream, which stays open.
  public static Json read(InputStream text, Limits limits) throws IOException {
    TreeBuilder builder = new TreeBuilder(null);
    new JsonGrammar(JsonSource.of(text, limits), builder).read();
    return builder.tree();
  }

  /// Hands over one by one what lies in the array of that name in the topmost object, so that a
  /// list may be larger than memory, and gives the object with that array empty.
  public static Json items(InputStream text, String name, Limits limits, Consumer<Json> items)
      throws IOException {
    TreeBuilder builder = new TreeBuilder(null, name, items);
    new JsonGrammar(JsonSource.of(text, limits), builder).read();
    return builder.tree();
  }

  /// Tells what stands in the text and where, without building a tree.
  public static void walk(byte[] text, Limits limits, JsonEvents events) throws JsonMalformed {
    walk(JsonSource.of(text, limits), events);
  }

  private static Json tree(JsonSource source, @Nullable DuplicateListener duplicates)
      throws JsonMalformed {
    TreeBuilder builder = new TreeBuilder(duplicates);
    walk(source, builder);
    return builder.tree();
  }

  /// Reads from memory, where nothing but the text can be at fault.
  private static void walk(JsonSource source, JsonEvents events) throws JsonMalformed {
    try {
      new JsonGrammar(source, events).read();
    } catch (JsonMalformed malformed) {
      throw malformed;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
