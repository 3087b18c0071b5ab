package turbulence.experiment.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything in parentheses, and the references back to it.
final class RegexGroups {
  private static final String UNTERMINATED = "missing ), unterminated subpattern";

  private final RegexSource in;
  private final RegexTranslator translator;
  private final List<@Nullable Piece> closed = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private int lookBehinds;
  private int groupsBeforeLookBehind;
  private int uneven = -1;

  RegexGroups(RegexSource in, RegexTranslator translator) {
    this.in = in;
    this.translator = translator;
  }

  /// The flags that hold for the whole pattern; they stand at its start.
  RegexFlags readGlobalFlags() throws BadPattern {
    RegexFlags flags = RegexFlags.NONE;
    while (true) {
      if (flags.verbose()) {
        in.skipSpaceAndComments();
      }
      if (skipComment()) {
        continue;
      }
      int start = in.at();
      if (!in.accept("(?") || !RegexFlags.isLetter(in.peek())) {
        in.backTo(start);
        return flags;
      }
      RegexFlagGroup group = RegexFlagGroup.read(in, start);
      if (!group.global()) {
        in.backTo(start);
        return flags;
      }
      flags = group.on(flags);
    }
  }

  boolean skipComment() throws BadPattern {
    int start = in.at();
    if (!in.accept("(?#")) {
      return false;
    }
    int point = in.next();
    while (point != ')') {
      if (point == RegexSource.END) {
        throw BadPattern.refused("missing ), unterminated comment", start);
      }
      point = in.next();
    }
    return true;
  }

  /// Reads on from behind the opening parenthesis.
  Piece read(RegexFlags flags, int start) throws BadPattern {
    if (!in.accept('?')) {
      return capture(flags, start, null);
    }
    int letter = in.next();
    return switch (letter) {
      case ':' -> body(flags, start).within("(?:", ")");
      case '>' -> body(flags, start).within("(?>", ")");
      case '=' -> body(flags, start).within("(?=", ")").withoutWidth();
      case '!' -> body(flags, start).within("(?!", ")").withoutWidth();
      case '<' -> lookBehind(flags, start);
      case 'P' -> named(flags, start);
      case '(' ->
          throw BadPattern.untranslatable("a group that depends on another, (?(...)...),", start);
      case RegexSource.END -> throw BadPattern.refused("unexpected end of pattern", in.at());
      default -> flagged(flags, start, letter);
    };
  }

  Piece reference(int group, int start) throws BadPattern {
    if (group < 1 || group > closed.size()) {
      throw BadPattern.refused("invalid group reference " + group, start + 1);
    }
    Piece itself = closed.get(group - 1);
    if (itself == null) {
      throw BadPattern.refused("cannot refer to an open group", start);
    }
    if (lookBehinds > 0 && group > groupsBeforeLookBehind) {
      throw BadPattern.refused(
          "cannot refer to group defined in the same lookbehind subpattern", start);
    }
    return new Piece("(?:\\" + group + ")", itself.least(), itself.most());
  }

  /// Python finds this only when all the rest of the pattern is good.
  void checkLookBehinds() throws BadPattern {
    if (uneven >= 0) {
      throw BadPattern.refused("look-behind requires fixed-width pattern", uneven);
    }
  }

  private Piece body(RegexFlags flags, int start) throws BadPattern {
    Piece body = translator.readAlternatives(flags);
    if (!in.accept(')')) {
      throw BadPattern.refused(UNTERMINATED, start);
    }
    return body;
  }

  private Piece capture(RegexFlags flags, int start, @Nullable String name) throws BadPattern {
    int index = closed.size();
    if (name != null) {
      Integer earlier = names.putIfAbsent(name, index + 1);
      if (earlier != null) {
        throw BadPattern.refused(
            "redefinition of group name '%s' as group %d; was group %d"
                .formatted(name, index + 1, earlier),
            start);
      }
    }
    closed.add(null);
    Piece body = body(flags, start).within("(", ")");
    closed.set(index, body);
    return body;
  }

  private Piece lookBehind(RegexFlags flags, int start) throws BadPattern {
    int sign = in.next();
    if (sign == RegexSource.END) {
      throw BadPattern.refused("unexpected end of pattern", in.at());
    }
    if (sign != '=' && sign != '!') {
      throw BadPattern.refused("unknown extension ?<" + Character.toString(sign), start);
    }
    if (lookBehinds++ == 0) {
      groupsBeforeLookBehind = closed.size();
    }
    Piece body = body(flags, start);
    lookBehinds--;
    if (body.least() != body.most() && uneven < 0) {
      uneven = start;
    }
    return body.within(sign == '=' ? "(?<=" : "(?<!", ")").withoutWidth();
  }

  private Piece named(RegexFlags flags, int start) throws BadPattern {
    if (in.accept('<')) {
      return capture(flags, start, name('>'));
    }
    if (in.accept('=')) {
      String name = name(')');
      Integer group = names.get(name);
      if (group == null) {
        throw BadPattern.refused("unknown group name '" + name + "'", start);
      }
      return reference(group, start);
    }
    int letter = in.next();
    throw BadPattern.refused(
        letter == RegexSource.END
            ? "unexpected end of pattern"
            : "unknown extension ?P" + Character.toString(letter),
        start);
  }

  private String name(char terminator) throws BadPattern {
    int start = in.at();
    String name = in.takeUntil(terminator, "group name");
    boolean good = true;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int point = name.codePointAt(i);
      good &=
          point == '_'
              || (i == 0
                  ? Character.isUnicodeIdentifierStart(point)
                  : Character.isUnicodeIdentifierPart(point));
    }
    if (!good) {
      throw BadPattern.refused("bad character in group name '" + name + "'", start);
    }
    return name;
  }

  private Piece flagged(RegexFlags flags, int start, int letter) throws BadPattern {
    if (!RegexFlags.isLetter(letter) && letter != '-') {
      throw BadPattern.refused("unknown extension ?" + Character.toString(letter), start);
    }
    in.backTo(in.at() - 1);
    RegexFlagGroup group = RegexFlagGroup.read(in, start);
    if (group.global()) {
      throw BadPattern.refused("global flags not at the start of the expression", start);
    }
    RegexFlags inside = group.on(flags);
    return body(inside, start).within(inside.opening(), ")");
  }
}
