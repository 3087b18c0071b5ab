package turbulence.experiment.tolerance;

import java.io.IOException;
import turbulence.json.Json;
import turbulence.json.JsonWriter;

/// A value as messages show it: JSON on one line, cut when it is long.
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  static String of(Json value) {
    Room room = new Room();
    try {
      JsonWriter.write(value, room, -1);
      return room.text.toString();
    } catch (IOException full) {
      int end = LONGEST - (Character.isHighSurrogate(room.text.charAt(LONGEST - 1)) ? 1 : 0);
      return room.text.substring(0, end) + "…";
    }
  }

  /// Takes no more than is shown, however big the value is.
  private static final class Room implements Appendable {
    private final StringBuilder text = new StringBuilder();

    @Override
    public Room append(CharSequence piece) throws IOException {
      return append(piece, 0, piece.length());
    }

    @Override
    public Room append(CharSequence piece, int start, int end) throws IOException {
      text.append(piece, start, Math.min(end, start + LONGEST + 1 - text.length()));
      return checked();
    }

    @Override
    public Room append(char c) throws IOException {
      text.append(c);
      return checked();
    }

    private Room checked() throws IOException {
      if (text.length() > LONGEST) {
        throw new IOException("enough");
      }
      return this;
    }
  }
}
