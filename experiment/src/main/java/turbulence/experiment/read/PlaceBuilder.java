package turbulence.experiment.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import turbulence.json.Json;
import turbulence.json.JsonEvents;

/// Collects places as a text is read. It stops adding after very many, so that a document which
/// just fits in memory does so with its places, too.
final class PlaceBuilder implements JsonEvents {
  private static final int MOST = 500_000;

  private final List<Place> open = new ArrayList<>();
  private Place top = new Place(1, 1);
  private int places;
  private @Nullable String name;

  Place top() {
    return top;
  }

  @Override
  public void open(boolean object, int line, int column) {
    open.add(add(line, column));
  }

  @Override
  public void name(String name, int line, int column) {
    this.name = name;
  }

  @Override
  public void leaf(Json value, int line, int column) {
    add(line, column);
  }

  @Override
  public void close(boolean object) {
    open.removeLast();
  }

  private Place add(int line, int column) {
    Place place = new Place(line, column);
    if (open.isEmpty()) {
      top = place;
    } else if (++places <= MOST) {
      open.getLast().add(name, place);
    }
    name = null;
    return place;
  }
}
