/// Who may do what: roles and their bindings, tokens of service accounts, and what keeps both in
/// order. Not who comes in at all, and not where a request is asked about: that is `api.edge`.
@NullMarked
package turbulence.simulator.rights;

import org.jspecify.annotations.NullMarked;
