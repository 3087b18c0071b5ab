#!/bin/sh
# Measures what the gateway carries: requests at a fixed rate over connections that stay, through two
# services with sidecars. Load and cluster share the machine. Exit 1 when the budget of
# docs/performance.md is broken.
#
#   bench/simulator/traffic.sh                 3 rounds of 10 s at 3 000 a second
#   RATE=1000 RUNS=1 bench/simulator/traffic.sh
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
rate=${RATE:-3000}
runs=${RUNS:-3}
work=$root/target/bench-traffic
rm -rf "$work"
mkdir -p "$work/classes"
./turbulence --version >/dev/null
java_home=$(./turbulence --java-home)
"$java_home/bin/javac" -Xlint:all -Werror -d "$work/classes" bench/simulator/Callers.java
cd "$work"

"$root/turbulence" simulate --scenario istio -f "$root/bench/simulator/traffic.yaml" \
  --kubeconfig-out "$work/kubeconfig" >out 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null' EXIT
trap 'exit 1' HUP INT PIPE TERM
waited=0
until grep -qs 'everything is ready' out; do
  waited=$((waited + 1))
  if [ "$waited" -gt 600 ] || ! kill -0 "$server"; then cat out >&2; exit 1; fi
  sleep 0.1
done
gateway=$(sed -n 's/^export INGRESS_HOST=//p' out)

call() {
  "$java_home/bin/java" -XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1 -cp classes Callers \
    "$gateway" repeater.acme.com '/?addr=http://go-demo-8' "$1" "$2" 32
}
call "$rate" 15 >warm # unmeasured: the compilers are at work
round=0
while [ "$round" -lt "$runs" ]; do
  call "$rate" 10 | tee -a figures
  round=$((round + 1))
done
awk '{ for (i = 1; i < NF; i++) { if ($i == "99") late = $(i + 2); if ($(i + 1) == "failed,") lost += $i }
       all[NR] = late }
     END { n = asort_median(all, NR); exit !(n < 20 && lost == 0) }
     function asort_median(a, n,   i, j, t) {
       for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
       return a[int((n + 1) / 2)]
     }' figures
