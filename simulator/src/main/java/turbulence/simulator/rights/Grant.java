package turbulence.simulator.rights;

import java.util.List;

/// What a binding gives to one of its subjects.
///
/// @param place of the binding among all, the oldest first
/// @param words how the binding says it: `ClusterRoleBinding "b" of ClusterRole "r" to User "u"`
/// @param rules of the role; none when there is no such role
/// @param mistake that there is no such role; empty when there is
record Grant(int place, String words, List<Rule> rules, String mistake) {}
