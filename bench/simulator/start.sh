#!/bin/sh
# Measures the start of a simulated cluster: from the start of `./turbulence simulate` until the API
# answers GET /readyz over TLS with the token, beside a minimal HTTPS server started in the same loop.
# Medians; exit 1 when a budget of docs/performance.md is broken.
#
#   bench/simulator/start.sh            9 rounds
#   RUNS=3 bench/simulator/start.sh     fewer
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
work=$root/target/bench-start
runs=${RUNS:-9}
rm -rf "$work"
mkdir -p "$work/classes"
"$root/turbulence" --version >/dev/null
java_home=$(./turbulence --java-home)
"$java_home/bin/javac" -Xlint:all -Werror -d "$work/classes" bench/TlsServerFloor.java
"$java_home/bin/jar" --create --file "$work/floor.jar" -C "$work/classes" .
cd "$work"
"$java_home/bin/keytool" -genkeypair -alias floor -keyalg EC -groupname secp256r1 -dname CN=localhost \
  -ext san=ip:127.0.0.1,dns:localhost -validity 30 -storetype PKCS12 -keystore floor.p12 \
  -storepass changeit 2>/dev/null
"$java_home/bin/keytool" -exportcert -rfc -alias floor -keystore floor.p12 -storepass changeit >ca.pem 2>/dev/null
now() { date +%s%N; }
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null' EXIT
trap 'exit 1' HUP INT PIPE TERM

floor() {
  rm -f port
  begin=$(now)
  "$java_home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp floor.jar TlsServerFloor floor.p12 changeit port &
  server=$!
  until [ -f port ]; do sleep 0.005; done
  until curl -s -f -o answer --cacert ca.pem "https://127.0.0.1:$(cat port)/"; do sleep 0.005; done
  echo $((($(now) - begin) / 1000000)) >>floor.ms
  wait "$server" || true
  server=
}

# field NAME: of the kubeconfig
field() { sed -n "s/^ *$1: *//p" kubeconfig | tr -d '"'; }

cluster() {
  rm -f kubeconfig
  begin=$(now)
  "$root/turbulence" simulate --kubeconfig-out "$work/kubeconfig" >out 2>&1 &
  server=$!
  until [ -s kubeconfig ]; do sleep 0.005; done
  field certificate-authority-data | base64 -d >cluster.pem
  until curl -s -f -o answer --cacert cluster.pem -H "Authorization: Bearer $(field token)" "$(field server)/readyz"; do sleep 0.005; done
  echo $((($(now) - begin) / 1000000)) >>cluster.ms
  kill "$server"
  wait "$server" || true
  server=
}

round=0
while [ "$round" -lt "$runs" ]; do
  floor
  cluster
  round=$((round + 1))
done
median() { sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
floor=$(median floor.ms)
cluster=$(median cluster.ms)
echo "minimal HTTPS server: $floor ms; simulated cluster: $cluster ms ($(sort -n cluster.ms | tr '\n' ' '))"
[ "$cluster" -lt 1200 ] && [ "$cluster" -lt $((4 * floor)) ]
