# What the measuring scripts share; to be read by a shell that has set `root`, `work` and `runs`, and
# stands in `root`. Servers that answer one request are up afterwards, the floors are trained, and the
# shell stands in `work`.
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
servers=$!
trap 'kill $servers 2>/dev/null' EXIT
trap 'exit 1' HUP INT PIPE TERM

# appears FILE SERVER LOG TENTHS: waits for what that server writes once it is ready
appears() {
  waited=0
  until [ -f "$1" ]; do
    waited=$((waited + 1))
    if [ "$waited" -gt "$4" ] || ! kill -0 "$2"; then cat "$3" >&2; exit 1; fi
    sleep 0.1
  done
}
appears ports "$servers" stub.log 100
read -r http https <ports
plain=http://127.0.0.1:$http/
secure=https://127.0.0.1:$https/
export REQUESTS_CA_BUNDLE="$work/ca.pem"
export TURBULENCE_HOME="$work/home" # no history: a run looks at what died before it

for floor in "PlainFloor $plain" "TlsFloor $secure ca.pem"; do
  # shellcheck disable=SC2086
  "$java" $flags -XX:AOTCacheOutput="${floor%% *}.aot" -cp floor.jar $floor >train.log 2>&1
done

# ---- measuring -------------------------------------------------------------------------------
# What a row stands for says `command_of`, of the script; word splitting is meant.

# works ROW: whether it ends well; a run has to say that it is completed
works() {
  rm -f journal.json
  # shellcheck disable=SC2046
  env $(command_of "$1") >"$1.out" 2>&1 || return 1
  case $(command_of "$1") in
    *"/turbulence run "*) grep -qs '"status": *"completed"' journal.json ;;
  esac
}

# cached ROW...: a cache that does not fit is ignored in silence
cached() {
  for row; do
    # shellcheck disable=SC2046
    env TURBULENCE_JAVA_OPTS=-XX:AOTMode=on $(command_of "$row") >cache.out 2>&1 || {
      echo "the cache of $row is not used: $(head -n 1 cache.out)" >&2
      exit 1
    }
  done
}

# measure ROW...: all of them in each round, into the file `figures`; `rest ROW` comes after each
measure() {
  rows=
  for row; do # once unmeasured: warms the files, and tells what does not work
    if works "$row"; then
      rows="$rows $row"
    else
      echo "not measured: $row: $(tail -n 1 "$row.out")" >&2
    fi
    rest "$row"
  done
  round=0
  while [ "$round" -lt "$runs" ]; do
    round=$((round + 1))
    for row in $rows; do
      # shellcheck disable=SC2046
      /usr/bin/time -a -o figures -f "$row %M %U %S %e" env $(command_of "$row") >/dev/null 2>&1
      rest "$row"
    done
  done
}
rest() { :; }
