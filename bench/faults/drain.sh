#!/bin/sh
# Measures what a drain of 200 pods adds to the time that disruption budgets impose: at most a tenth.
#
#   bench/faults/drain.sh            3 rounds of about a minute
#   RUNS=1 bench/faults/drain.sh     fewer
#
# Exit 1 when the budget is broken or something could not be measured.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
work=$root/target/bench-drain
rm -rf "$work"
mkdir -p "$work/classes" "$work/home"
./turbulence --version >/dev/null
java_home=$(./turbulence --java-home)
classes=$(./turbulence --class-path)
"$java_home/bin/javac" -Xlint:all -Werror -cp "$classes" -d "$work/classes" bench/faults/Drain.java
cat >"$work/drain.json" <<'END'
{"title": "a drain", "description": "measured", "method": [{"type": "action", "name": "drain", "provider":
 {"type": "python", "module": "chaosk8s.node.actions", "func": "drain_nodes",
  "arguments": {"names": ["node-0", "node-1"], "timeout": 600}}}]}
END
export TURBULENCE_HOME="$work/home"
# shellcheck disable=SC2046
"$java_home/bin/java" $(./turbulence --java-flags simulate) -cp "$classes:$work/classes" Drain "$work" "${RUNS:-3}" \
  "$root/turbulence" --no-log-file run drain.json
