package turbulence.simulator.breaking;

import java.util.random.RandomGenerator;

/// Which of the requests that a rule is about it strikes.
sealed interface When {
  /// @param number of the request among those that the rule is about, from 1
  boolean strikes(long number, RandomGenerator random);

  record Always() implements When {
    @Override
    public boolean strikes(long number, RandomGenerator random) {
      return true;
    }
  }

  /// By chance, from 0 for never to 1 for always.
  record Chance(double probability) implements When {
    @Override
    public boolean strikes(long number, RandomGenerator random) {
      return random.nextDouble() < probability;
    }
  }

  /// Only so many at the beginning.
  record First(long count) implements When {
    @Override
    public boolean strikes(long number, RandomGenerator random) {
      return number <= count;
    }
  }

  /// All but so many at the beginning.
  record Past(long count) implements When {
    @Override
    public boolean strikes(long number, RandomGenerator random) {
      return number > count;
    }
  }

  /// The third, the sixth and so on, for instance.
  record Every(long nth) implements When {
    @Override
    public boolean strikes(long number, RandomGenerator random) {
      return number % nth == 0;
    }
  }
}
