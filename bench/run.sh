#!/bin/sh
# Measures start-up, CPU and memory, and prints a Markdown table with the budgets of
# docs/performance.md. Everything runs interleaved in one loop, so that a busy moment of the machine
# hits all alike; each figure is a median.
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
rm -rf "$work"
mkdir -p "$work/classes"
./turbulence --version >/dev/null
java_home=$(./turbulence --java-home)
flags=$(./turbulence --java-flags run)
java=$java_home/bin/java

# ---- what answers ----------------------------------------------------------------------------
"$java_home/bin/javac" -Xlint:all -Werror -d "$work/classes" bench/*.java
"$java_home/bin/jar" --create --file "$work/floor.jar" -C "$work/classes" .
cd "$work"
"$java_home/bin/keytool" -genkeypair -alias stub -keyalg RSA -keysize 2048 -dname CN=localhost \
  -ext san=ip:127.0.0.1,dns:localhost -validity 30 -storetype PKCS12 -keystore stub.p12 \
  -storepass changeit 2>/dev/null
"$java_home/bin/keytool" -exportcert -rfc -alias stub -keystore stub.p12 -storepass changeit \
  >ca.pem 2>/dev/null
"$java" -Xmx128m -XX:+UseSerialGC -cp floor.jar Stub stub.p12 changeit ports >stub.log 2>&1 &
stub=$!
trap 'kill "$stub" 2>/dev/null' EXIT
trap 'exit 1' HUP INT PIPE TERM
waited=0
until [ -f ports ]; do
  waited=$((waited + 1))
  if [ "$waited" -gt 100 ] || ! kill -0 "$stub"; then cat stub.log >&2; exit 1; fi
  sleep 0.1
done
read -r http https <ports
plain=http://127.0.0.1:$http/
secure=https://127.0.0.1:$https/
export REQUESTS_CA_BUNDLE="$work/ca.pem"
export TURBULENCE_HOME="$work/home" # no history: a run looks at what died before it

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

for floor in "PlainFloor $plain" "TlsFloor $secure ca.pem"; do
  # shellcheck disable=SC2086
  "$java" $flags -XX:AOTCacheOutput="${floor%% *}.aot" -cp floor.jar $floor >train.log 2>&1
done

# What each row of the table stands for. Word splitting is meant.
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

# ---- measuring -------------------------------------------------------------------------------
all='f0 f1 version validate http https one many dry'
rows=
works() {
  rm -f journal.json
  # shellcheck disable=SC2046
  env $(command_of "$1") >"$1.out" 2>&1 || return 1
  case $1 in http | https | one | many | dry) grep -qs '"status": *"completed"' journal.json ;; esac
}
for row in version http https; do # a cache that does not fit is ignored in silence
  # shellcheck disable=SC2046
  env TURBULENCE_JAVA_OPTS=-XX:AOTMode=on $(command_of "$row") >cache.out 2>&1 || {
    echo "the cache of $row is not used: $(head -n 1 cache.out)" >&2
    exit 1
  }
done
for row in $all; do # once unmeasured: warms the files, and tells what does not work yet
  if works "$row"; then
    rows="$rows $row"
  else
    echo "not measured: $row: $(tail -n 1 "$row.out")" >&2
  fi
done
round=0
while [ "$round" -lt "$runs" ]; do
  round=$((round + 1))
  for row in $rows; do
    # shellcheck disable=SC2046
    /usr/bin/time -a -o figures -f "$row %M %U %S %e" $(command_of "$row") >/dev/null 2>&1
  done
done

awk -v all="$all" -v runs="$runs" -f "$root/bench/table.awk" figures
