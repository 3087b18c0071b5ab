package turbulence.json;

/// Doubles as Python's `repr` writes them: the fewest digits that read back equal, an exponent
/// below 1e-04 and from 1e+16 on.
final class PythonReal {
  private static final int FIRST_WITH_EXPONENT = 16;
  private static final int LAST_WITHOUT_EXPONENT = -4;

  private PythonReal() {}

  static void append(StringBuilder out, double value) {
    if (Double.isNaN(value)) {
      out.append("NaN");
    } else if (Double.isInfinite(value)) {
      out.append(value < 0 ? "-Infinity" : "Infinity");
    } else if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      out.append(value);
    } else {
      appendDigits(out, Math.abs(value), value < 0);
    }
  }

  private static void appendDigits(StringBuilder out, double value, boolean negative) {
    String java = Double.toString(value);
    int e = java.indexOf('E');
    int end = e < 0 ? java.length() : e;
    int dot = java.indexOf('.');
    String digits = java.substring(0, dot) + java.substring(dot + 1, end);
    int power = dot - 1 + (e < 0 ? 0 : Integer.parseInt(java, e + 1, java.length(), 10));
    int zeros = 0;
    while (digits.charAt(zeros) == '0') {
      zeros++;
    }
    digits = withoutZeros(digits.substring(zeros));
    power -= zeros;
    if (digits.length() == 2 && value < Double.MIN_NORMAL) {
      // Java writes two digits at least, even where one is enough: 4.9E-324.
      String one = (digits.charAt(0) - '0' + (digits.charAt(1) < '5' ? 0 : 1)) + "E" + power;
      if (Double.parseDouble(one) == value) {
        digits = one.substring(0, 1);
        power += one.startsWith("10") ? 1 : 0;
      }
    }
    layOut(negative ? out.append('-') : out, digits, power);
  }

  private static String withoutZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  /// Writes digits of which the first stands for that power of ten.
  private static void layOut(StringBuilder out, String digits, int power) {
    if (power < LAST_WITHOUT_EXPONENT || power >= FIRST_WITH_EXPONENT) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      out.append(power < 0 ? "e-" : "e+").append(Math.abs(power) < 10 ? "0" : "");
      out.append(Math.abs(power));
    } else if (power < 0) {
      out.append("0.").repeat('0', -power - 1).append(digits);
    } else if (digits.length() <= power + 1) {
      out.append(digits).repeat('0', power + 1 - digits.length()).append(".0");
    } else {
      out.append(digits, 0, power + 1).append('.').append(digits, power + 1, digits.length());
    }
  }
}
