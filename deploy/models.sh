#!/bin/sh
# The models that a running hub trains from its own labels:
#   deploy/models.sh list | train | fine-tune | roll-back REASON
# OMNIDESK_URL (http://127.0.0.1:8080) is the hub, OMNIDESK_EMAIL and OMNIDESK_PASSWORD a lead or an admin. The progress
# goes to standard error, what came of it to standard output; it ends with 1 where that is a failure.
set -eu
url=${OMNIDESK_URL:-http://127.0.0.1:8080}/api
usage() { sed -n '3p' "$0" | cut -c5- >&2; exit 2; }
[ $# -ge 1 ] || usage
command=$1
for name in OMNIDESK_EMAIL OMNIDESK_PASSWORD; do
  eval "[ -n \"\${$name:-}\" ]" || { echo "$name is not set" >&2; exit 2; }
done

text() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

# On standard input, so that no password shows in the list of processes.
login() {
  token=$(printf '{"email":"%s","password":"%s"}' "$(text "$OMNIDESK_EMAIL")" "$(text "$OMNIDESK_PASSWORD")" |
    curl -fsS -H 'Content-Type: application/json' --data-binary @- "$url/auth/login" |
    sed -n 's/.*"accessToken" *: *"\([^"]*\)".*/\1/p')
  [ -n "$token" ]
}

# METHOD PATH [BODY]
ask() {
  printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl -sS --fail-with-body -K - -X "$1" -H 'Content-Type: application/json' ${3:+--data-binary "$3"} "$url$2"
}

# the newest training, and a field of it
newest() { printf '%s' "$trainings" | sed -n 's/^{"items":\[{\([^}]*\)}.*/\1/p'; }
first() { newest | sed -n "s/.*\"$1\":\"\{0,1\}\([^\",]*\).*/\1/p"; }

follow() {
  while :; do
    # the token lives shorter than a training
    trainings=$(ask GET /ai/models/trainings) || { login; continue; }
    [ "$(first state)" = running ] || break
    echo "$(first step) $(first done)/$(first of)" >&2
    sleep 2
  done
  newest | sed -n 's/.*"outcome":"\([^"]*\)".*/\1/p'; echo
  [ "$(first state)" = done ]
}

login
case $command in
  list) ask GET /ai/models; echo ;;
  train | fine-tune) ask POST "/ai/models/$command" > /dev/null; follow ;;
  roll-back)
    [ $# -eq 2 ] || usage
    ask POST /ai/models/rollback "{\"reason\":\"$(text "$2")\"}"; echo ;;
  *) usage ;;
esac
