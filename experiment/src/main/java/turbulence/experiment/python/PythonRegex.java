package turbulence.experiment.python;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression in Python's syntax and with Python's meaning.
///
/// It may be shared between threads.
public final class PythonRegex {
  private final String source;
  private final Pattern pattern;

  private PythonRegex(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /// Reads a pattern.
  ///
  /// @throws BadPattern when Python refuses it, or when it cannot be translated
  public static PythonRegex compile(String source) throws BadPattern {
    String java = RegexTranslator.translate(source);
    try {
      return new PythonRegex(source, Pattern.compile(java));
    } catch (PatternSyntaxException e) {
      throw BadPattern.untranslatable(
          "a construct that Java refuses (" + e.getDescription() + ")", 0);
    } catch (StackOverflowError e) {
      throw BadPattern.untranslatable("a pattern that is too long", 0);
    }
  }

  /// Whether it is found anywhere in the text, as Python's `re.search` looks for it.
  ///
  /// @throws NoAnswer when the search would need more memory than there is
  public boolean search(String text) throws InterruptedException {
    return Search.find(pattern, text);
  }

  /// The pattern as it was written.
  @Override
  public String toString() {
    return source;
  }
}
