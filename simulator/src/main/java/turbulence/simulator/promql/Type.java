package turbulence.simulator.promql;

/// What an expression comes to.
enum Type {
  SCALAR("scalar", "scalar"),
  STRING("string", "string"),
  VECTOR("instant vector", "vector"),
  MATRIX("range vector", "matrix");

  final String words;
  final String word;

  Type(String words, String word) {
    this.words = words;
    this.word = word;
  }
}
