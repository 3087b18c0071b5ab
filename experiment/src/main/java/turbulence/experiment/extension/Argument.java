package turbulence.experiment.extension;

import org.jspecify.annotations.Nullable;
import turbulence.json.Json;

/// One argument of a step or control, as reference pages and editors need it.
///
/// @param about what it is, in a sentence; empty when nobody wrote one
/// @param type string, integer, number, boolean, list, mapping or object
/// @param required whether it must be given
/// @param otherwise its value when it is left out; JSON's null when it has none
/// @param least the smallest number it may be
public record Argument(
    String name,
    String about,
    String type,
    boolean required,
    @Nullable Json otherwise,
    @Nullable Long least) {}
