#!/bin/sh
# Measures start-up, CPU and memory, and prints a Markdown table with the budgets of
# docs/performance.md. Everything runs interleaved in one loop, so that a busy moment of the machine
# hits all alike; each figure is a median. Runs on clusters come last, in a table of their own.
#
#   bench/run.sh            9 rounds
#   RUNS=3 bench/run.sh     fewer
#
# Exit 1 when a budget is broken or something could not be measured.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
work=$root/target/bench
runs=${RUNS:-9}
# shellcheck source=bench/common.sh
. "$root/bench/common.sh"

# ---- what is run -----------------------------------------------------------------------------
probe() { printf '{"type": "probe", "name": "answers %s", "tolerance": 200, "provider": {"type": "http", "url": "%s", "timeout": 3}}' "$2" "$1"; }
process() { printf '{"type": "action", "name": "%s", "provider": {"type": "process", "path": "true"}}' "$1"; }
idle='{"type": "action", "name": "nothing", "provider": {"type": "python", "module": "chaosaddons.utils.idle", "func": "idle_for", "arguments": {"duration": 0}}}'

minimal() {
  printf '{"title": "minimal", "description": "a probe, an action, a probe, a rollback",\n"steady-state-hypothesis": {"title": "it answers", "probes": [%s]},\n"method": [%s],\n"rollbacks": [%s]}\n' \
    "$(probe "$1" once)" "$(process act)" "$(process back)"
}

# N activities, each the given one
many() {
  printf '{"title": "many", "description": "%s activities", "method": [\n' "$1"
  awk -v n="$1" -v one="$2" 'BEGIN { for (i = 1; i < n; i++) print one ","; print one }'
  printf ']}\n'
}

minimal "$plain" >minimal-http.json
minimal "$secure" >minimal-https.json
many 40 "$(probe "$plain" again)" >forty.json
many 1 "$idle" >one.json
many 10000 "$(process act)" >ten-thousand-processes.json
many 10000 "$idle" >ten-thousand.json

# What each row of the table stands for.
command_of() {
  case $1 in
    f0) echo "$java $flags -XX:AOTCache=PlainFloor.aot -cp floor.jar PlainFloor $plain" ;;
    f1) echo "$java $flags -XX:AOTCache=TlsFloor.aot -cp floor.jar TlsFloor $secure ca.pem" ;;
    version) echo "$root/turbulence --version" ;;
    validate) echo "$root/turbulence validate forty.json" ;;
    http) echo "$root/turbulence run minimal-http.json" ;;
    https) echo "$root/turbulence run minimal-https.json" ;;
    one) echo "$root/turbulence run one.json" ;;
    many) echo "$root/turbulence run ten-thousand.json" ;;
    dry) echo "$root/turbulence run --dry actions ten-thousand-processes.json" ;;
  esac
}

cached version http https
measure f0 f1 version validate http https one many dry
kept=0
awk -v runs="$runs" -f "$root/bench/median.awk" -f "$root/bench/table.awk" figures || kept=1
kill "$servers"
trap - EXIT
"$root/bench/faults/run.sh" || kept=1
exit "$kept"
