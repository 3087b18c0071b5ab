package turbulence.json;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds the tree that events tell of. What lies in objects and arrays that are still open waits
/// on one stack, so that depth costs neither calls nor a collection per level.
final class TreeBuilder implements JsonEvents {
  private final @Nullable DuplicateListener duplicates;
  private final @Nullable String streamed;
  private final @Nullable Consumer<Json> items;

  private Json[] values = new Json[32];
  private String[] names = new String[32];
  private long[] places = new long[32];
  private int top;

  /// Where on the stack the members of each open object or array start.
  private int[] starts = new int[16];

  private int depth;

  /// How many are open while the members of the streamed array come, or -1.
  private int streaming = -1;

  private boolean topmostIsObject;

  TreeBuilder(@Nullable DuplicateListener duplicates) {
    this(duplicates, null, null);
  }

  /// One that hands over what lies in the array of that name in the topmost object, and keeps none.
  TreeBuilder(
      @Nullable DuplicateListener duplicates,
      @Nullable String streamed,
      @Nullable Consumer<Json> items) {
    this.duplicates = duplicates;
    this.streamed = streamed;
    this.items = items;
  }

  /// The tree, once all of it has been told.
  Json tree() {
    if (depth != 0 || top != 1) {
      throw new IllegalStateException("the tree is not complete");
    }
    return values[0];
  }

  @Override
  public void open(boolean object, int line, int column) {
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, depth * 2);
    }
    if (streamed != null) {
      look(object);
    }
    reserve();
    starts[depth++] = top;
  }

  private void look(boolean object) {
    if (depth == 0) {
      topmostIsObject = object;
    } else if (depth == 1 && topmostIsObject && !object && names[top].equals(streamed)) {
      streaming = 2;
    }
  }

  @Override
  public void name(String name, int line, int column) {
    names[top] = name;
    places[top] = ((long) line << 32) | column;
  }

  @Override
  public void leaf(Json value, int line, int column) {
    put(value);
  }

  @Override
  public void close(boolean object) {
    if (depth == streaming) {
      streaming = -1;
    }
    int start = starts[--depth];
    Json value = object ? object(start) : array(start);
    top = start - 1;
    put(value);
  }

  private void put(Json value) {
    if (depth == streaming && items != null) {
      items.accept(value);
      return;
    }
    values[top] = value;
    reserve();
  }

  /// Leaves the place on top of the stack to a value that is there or comes once it is closed.
  private void reserve() {
    if (++top == values.length) {
      int more = top + (top >> 1);
      values = Arrays.copyOf(values, more);
      names = Arrays.copyOf(names, more);
      places = Arrays.copyOf(places, more);
    }
  }

  private JsonArray array(int start) {
    return start == top
        ? JsonArray.EMPTY
        : new JsonArray(List.of(Arrays.copyOfRange(values, start, top)));
  }

  private JsonObject object(int start) {
    if (start == top) {
      return JsonObject.EMPTY;
    }
    JsonObject object =
        JsonObject.distinct(
            Arrays.copyOfRange(names, start, top), Arrays.copyOfRange(values, start, top));
    return object == null ? lastWins(start) : object;
  }

  private JsonObject lastWins(int start) {
    JsonObject.Builder builder = JsonObject.builder();
    for (int i = start; i < top; i++) {
      if (duplicates != null && builder.has(names[i])) {
        duplicates.duplicate(names[i], (int) (places[i] >>> 32), (int) places[i]);
      }
      builder.put(names[i], values[i]);
    }
    return builder.build();
  }
}
