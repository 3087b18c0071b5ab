#!/bin/sh
# Measures the simulator's load: pods, lists, replacements, watchers; what a start costs as well. Prints
# figures for docs/performance.md; wants a machine that does nothing else.
#
#   bench/simulator/run.sh                1 000 nodes, 20 000 pods
#   NODES=500 bench/simulator/run.sh      half of it
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
nodes=${NODES:-1000}
work=$root/target/bench-simulator
rm -rf "$work"
mkdir -p "$work"
./turbulence --version >/dev/null
java_home=$(./turbulence --java-home)
flags=$(./turbulence --java-flags simulate)
classes=$(printf "%s:" "$root"/app/target/lib/*.jar)
"$java_home/bin/javac" -Xlint:all -Werror -cp "$classes" -d "$work" bench/simulator/*.java
cd "$work"

# shellcheck disable=SC2086
"$java_home/bin/java" $flags -cp "$classes:$work" Standing "$nodes" where >log 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
trap 'exit 1' HUP INT PIPE TERM
waited=0
until [ -f where ]; do
  waited=$((waited + 1))
  if [ "$waited" -gt 200 ] || ! kill -0 "$server"; then cat log >&2; exit 1; fi
  sleep 0.05
done

load() {
  "$java_home/bin/java" -XX:+UseSerialGC -Xmx1g -cp "$work" Load where "$@"
  awk '/VmRSS|VmHWM/ { printf "  %s %d MiB", $1, $2 / 1024 } END { print "" }' "/proc/$server/status"
}
load fill $((nodes / 25)) 500
load list 9
load replace $((nodes * 2))
load watch "$nodes" 1000
load stuck
