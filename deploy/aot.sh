#!/usr/bin/env bash
# Extracts the packaged hub and trains an AOT cache (JDK 25: -XX:AOTCacheOutput), then prints how to
# start it. The training run is a whole hub with embedded services in a throw-away data folder, so
# no other hub may hold its ports meanwhile (or name others, and the HTTP one in OMNIDESK_PORT); it
# takes about a minute.
#
#   deploy/aot.sh [target folder, default target/aot] [settings of the training run, --omnidesk.…]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
jar=$root/routes/target/omnidesk.jar
target=${1:-$root/target/aot}
port=${OMNIDESK_PORT:-8080}
[ $# -eq 0 ] || shift

fail() { echo "aot.sh: $1" >&2; exit 1; }

[ -f "$jar" ] || fail "$jar is missing: run ./mvnw -DskipTests package"

# The first JDK 25 or newer of JAVA_HOME, the PATH and the usual folders.
java=
for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
    "$HOME"/.sdkman/candidates/java/*/bin/java; do
  [ -n "$candidate" ] && [ -x "$candidate" ] || continue
  major=$("$candidate" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
  if [ "${major:-0}" -ge 25 ]; then java=$candidate; break; fi
done
[ -n "$java" ] || fail "no JDK 25 found: set JAVA_HOME"

up() {
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /api/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
  local answer
  answer=$(cat <&3)
  exec 3<&- 3>&-
  [[ $answer == *'"UP"'* ]]
}

up && fail "a hub answers on port $port: stop it first"

rm -rf "$target"
mkdir -p "$target"
"$java" -Djarmode=tools -jar "$jar" extract --destination "$target"

options=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dai.djl.onnx.disable_alternative=true "-Domnidesk.home=$root")
data=$(mktemp -d)
log=$target/training.log
pid=
clean() { if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; fi; rm -rf "$data"; }
trap clean EXIT

echo "Training run, log in $log ..."
cd "$target"
"$java" "${options[@]}" -XX:AOTCacheOutput=omnidesk.aot "-Domnidesk.data=$data" \
  -Dspring.profiles.active=development -Domnidesk.sandbox.scenario.pace=4 -jar omnidesk.jar "--server.port=$port" "$@" > "$log" 2>&1 &
pid=$!
for _ in $(seq 1 180); do
  kill -0 "$pid" 2>/dev/null || fail "the training run ended early: $(sed -n '/^Description:/{n;n;p;}' "$log"), see $log"
  up && break
  sleep 1
done
up || fail "the hub was not ready within 3 minutes: see $log"
sleep 25   # some traffic of the scenario, so that its classes are in the cache
kill -TERM "$pid"
wait "$pid" || true
pid=
[ -f omnidesk.aot ] || fail "no cache was written: see $log"

echo
echo "AOT cache: $target/omnidesk.aot ($(du -m omnidesk.aot | cut -f1) MB). Start the hub with:"
echo
echo "  cd $target && $java -XX:AOTCache=omnidesk.aot '-Xlog:aot*=error' ${options[*]} \\"
echo "    -Dspring.profiles.active=development -jar omnidesk.jar"
