package turbulence.simulator.api.edge;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import turbulence.simulator.http.Exchange;

/// Several annexes as one: the first that has something at a path answers. Shared between threads.
public final class Annexes implements Annex {
  private final List<Annex> all = new CopyOnWriteArrayList<>();

  /// Serves what that one has, too, from now on.
  public void add(Annex annex) {
    all.add(annex);
  }

  @Override
  public boolean answer(Exchange exchange) throws IOException, InterruptedException {
    for (Annex annex : all) {
      if (annex.answer(exchange)) {
        return true;
      }
    }
    return false;
  }
}
