package turbulence.simulator.promql;

import java.util.List;

/// Whether the parts of a query fit together.
final class Checks {
  private final String query;

  Checks(String query) {
    this.query = query;
  }

  void check(Expr expr) {
    switch (expr) {
      case Expr.Binary binary -> binary(binary);
      case Expr.Call call -> call(call);
      case Expr.Aggregate aggregate -> aggregate(aggregate);
      case Expr.Paren paren -> check(paren.inner());
      case Expr.Unary unary -> {
        check(unary.inner());
        Type type = unary.inner().type();
        require(
            type == Type.SCALAR || type == Type.VECTOR,
            expr,
            "unary expression only allowed on expressions of type scalar or instant vector, got "
                + Quoting.quoted(type.words));
      }
      case Expr.Subquery subquery -> {
        check(subquery.inner());
        Type type = subquery.inner().type();
        require(
            type == Type.VECTOR,
            expr,
            "subquery is only allowed on instant vector, got " + type.word + " instead");
      }
      case Expr.Selector _, Expr.Range _, Expr.Constant _, Expr.Literal _ -> {}
    }
  }

  private void require(boolean holds, Expr at, String reason) {
    require(holds, at.span(), reason);
  }

  private void require(boolean holds, Span at, String reason) {
    if (!holds) {
      throw QueryInvalid.at(query, at.start(), reason);
    }
  }

  private void binary(Expr.Binary binary) {
    check(binary.left());
    check(binary.right());
    Operator operator = binary.operator();
    Type left = binary.left().type();
    Type right = binary.right().type();
    boolean scalars = left == Type.SCALAR && right == Type.SCALAR;
    require(
        !binary.bool() || operator.isComparison(),
        binary.sign(),
        "bool modifier can only be used on comparison operators");
    require(
        !operator.isComparison() || binary.bool() || !scalars,
        binary.sign(),
        "comparisons between scalars must use BOOL modifier");
    matching(binary);
    for (Expr side : List.of(binary.left(), binary.right())) {
      require(
          side.type() == Type.SCALAR || side.type() == Type.VECTOR,
          side,
          "binary expression must contain only scalar and instant vector types");
    }
    boolean vectors = left == Type.VECTOR && right == Type.VECTOR;
    Expr.Matching matching = binary.matching();
    require(
        vectors || matching == null || matching.labels().isEmpty(),
        binary.sign(),
        "vector matching only allowed between instant vectors");
    require(
        !operator.isSet() || vectors,
        binary.sign(),
        "set operator "
            + Quoting.quoted(operator.sign)
            + " not allowed in binary scalar expression");
  }

  private void matching(Expr.Binary binary) {
    Expr.Matching matching = binary.match();
    for (String label : matching.include()) {
      require(
          !matching.on() || !matching.labels().contains(label),
          binary.sign(),
          "label " + Quoting.quoted(label) + " must not occur in ON and GROUP clause at once");
    }
    require(
        !binary.operator().isSet() || matching.many() == Expr.Side.NEITHER,
        binary.sign(),
        "no grouping allowed for " + Quoting.quoted(binary.operator().sign) + " operation");
  }

  private void call(Expr.Call call) {
    Signature function = call.function();
    int given = call.arguments().size();
    String name = Quoting.quoted(function.name());
    boolean fixed = function.required() == function.most();
    require(
        !fixed || given == function.most(),
        call,
        "expected " + function.most() + " argument(s) in call to " + name + ", got " + given);
    require(
        given >= function.required(),
        call,
        "expected at least "
            + function.required()
            + " argument(s) in call to "
            + name
            + ", got "
            + given);
    require(
        function.most() < 0 || given <= function.most(),
        call,
        "expected at most "
            + function.most()
            + " argument(s) in call to "
            + name
            + ", got "
            + given);
    for (int i = 0; i < given; i++) {
      Expr argument = call.arguments().get(i);
      check(argument);
      expect(argument, function.argument(i), "call to function " + name);
    }
  }

  private void expect(Expr expr, Type wanted, String where) {
    Type given = expr.type();
    require(
        given == wanted,
        expr,
        "expected type " + wanted.words + " in " + where + ", got " + given.words);
  }

  private void aggregate(Expr.Aggregate aggregate) {
    require(
        Aggregation.isKnown(aggregate.operation()),
        aggregate,
        aggregate.operation()
            + "() is experimental and must be enabled with --enable-feature="
            + "promql-experimental-functions");
    check(aggregate.inner());
    expect(aggregate.inner(), Type.VECTOR, "aggregation expression");
    Expr parameter = aggregate.parameter();
    if (parameter != null) {
      check(parameter);
      boolean text = aggregate.operation().equals("count_values");
      expect(parameter, text ? Type.STRING : Type.SCALAR, "aggregation parameter");
    }
  }
}
