package turbulence.app.golden;

import java.util.ArrayList;
import java.util.List;

/// The shortest way from one list of lines to another.
final class LineDiff {
  private LineDiff() {}

  /// Lines that only the first has, as `-number line`, and only the second, as `+number line`.
  static List<String> of(List<String> recorded, List<String> ours) {
    int[][] common = common(recorded, ours);
    List<String> diff = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < recorded.size() || j < ours.size()) {
      if (i < recorded.size() && j < ours.size() && Wording.agree(recorded.get(i), ours.get(j))) {
        i++;
        j++;
      } else if (j == ours.size()
          || (i < recorded.size() && common[i + 1][j] >= common[i][j + 1])) {
        diff.add("-" + (i + 1) + " " + recorded.get(i++));
      } else {
        diff.add("+" + (j + 1) + " " + ours.get(j++));
      }
    }
    return diff;
  }

  /// How many lines agree from each pair of places to the end.
  private static int[][] common(List<String> recorded, List<String> ours) {
    int[][] common = new int[recorded.size() + 1][ours.size() + 1];
    for (int i = recorded.size() - 1; i >= 0; i--) {
      for (int j = ours.size() - 1; j >= 0; j--) {
        common[i][j] =
            Wording.agree(recorded.get(i), ours.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
