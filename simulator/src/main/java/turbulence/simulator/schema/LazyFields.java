package turbulence.simulator.schema;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The fields of a struct, read when first asked for; so types may hold themselves.
final class LazyFields extends AbstractMap<String, Type.Field> {
  private final Supplier<Map<String, Type.Field>> source;
  private volatile @Nullable Map<String, Type.Field> fields;

  LazyFields(Supplier<Map<String, Type.Field>> source) {
    this.source = source;
  }

  // Two threads may both read the same line; they read the same from it.
  private Map<String, Type.Field> fields() {
    Map<String, Type.Field> known = fields;
    if (known == null) {
      known = Collections.unmodifiableMap(source.get());
      fields = known;
    }
    return known;
  }

  @Override
  public Type.@Nullable Field get(@Nullable Object name) {
    return fields().get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return fields().containsKey(name);
  }

  @Override
  public Set<Entry<String, Type.Field>> entrySet() {
    return fields().entrySet();
  }
}
