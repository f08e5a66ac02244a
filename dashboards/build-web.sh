#!/bin/sh
# Builds (or checks) the web front, and does nothing when nothing changed.
#
#   sh build-web.sh build   typecheck and bundle web/ into target/web        (Maven: generate-resources)
#   sh build-web.sh check   eslint, prettier and vitest                      (Maven: test)
#
# "Changed" is the SHA-256 over every file of web/ but node_modules, and the contract. npm ci runs only when the lock file changed;
# node_modules stays beside the sources, so that `mvn clean` costs a bundle and not a download.
set -eu
cd "$(dirname "$0")"
what="${1:-build}"

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "Node 20+ and npm are needed: install them (https://nodejs.org or your package manager), or build without the web front: -Dweb.skip" >&2
  exit 1
fi
node_version="$(node -p 'process.versions.node')"
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "Node 20+ and npm are needed: this is Node $node_version, the web front needs 20.19 or newer. Update it, or build without the web front: -Dweb.skip" >&2
  exit 1
fi
if [ "$what" = check ] && [ "${SKIP_TESTS:-false}" = true ]; then
  echo "web front: checks skipped (skipTests)"
  exit 0
fi

if command -v sha256sum >/dev/null 2>&1; then sum() { sha256sum "$@"; }; else sum() { shasum -a 256 "$@"; }; fi
digest() { sum | cut -d' ' -f1; }

# a test of web/ reads the contract
contract=../api/src/main/resources/openapi.yaml
sources="$( (echo "$node_version"; (find web -name node_modules -prune -o -type f -print; ls "$contract") | LC_ALL=C sort | while IFS= read -r file; do
  printf '%s\n' "$file"
done | tr '\n' '\0' | xargs -0 $(command -v sha256sum || echo shasum -a 256)) | digest)"

case "$what" in
  build) done_mark=target/web.sum ;;
  check) done_mark=target/web-check.sum ;;
  *) echo "build-web.sh: build or check, not '$what'" >&2; exit 2 ;;
esac
if [ -f "$done_mark" ] && [ "$(cat "$done_mark")" = "$sources" ] && { [ "$what" = check ] || [ -f target/web/index.html ]; }; then
  echo "web front: unchanged, $what skipped"
  exit 0
fi

lock="$(digest < web/package-lock.json)"
if [ ! -f web/node_modules/.lock.sum ] || [ "$(cat web/node_modules/.lock.sum)" != "$lock" ]; then
  echo "web front: npm ci"
  (cd web && npm ci --prefer-offline --no-audit --no-fund --loglevel=error)
  printf '%s' "$lock" > web/node_modules/.lock.sum
fi

mkdir -p target
rm -f "$done_mark"
if [ "$what" = build ]; then
  (cd web && npm run --silent build)
else
  (cd web && npm run --silent lint && npm run --silent format:check && npm run --silent test)
fi
printf '%s' "$sources" > "$done_mark"
