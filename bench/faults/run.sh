#!/bin/sh
# Measures what runs on clusters cost: simulated ones, in a process of their own, spoken to over TLS.
# Prints a Markdown table with the budgets of docs/performance.md; each figure is a median of rounds in
# which everything is run once.
#
#   bench/faults/run.sh            9 rounds
#   RUNS=3 bench/faults/run.sh     fewer
#
# Exit 1 when a budget is broken or something could not be measured. The budgets in seconds want a
# machine that does nothing else.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
work=$root/target/bench-faults
runs=${RUNS:-9}
# shellcheck source=bench/common.sh
. "$root/bench/common.sh"

# ---- the clusters ----------------------------------------------------------------------------
classes=$("$root/turbulence" --class-path)
# shellcheck disable=SC2046
"$java_home/bin/javac" -Xlint:all -Werror -cp "$classes" -d clusters "$root/bench/faults/Clusters.java"
# shellcheck disable=SC2046
"$java" $("$root/turbulence" --java-flags simulate) -cp "$classes:clusters" \
  Clusters "$work" few slow many >clusters.log 2>&1 &
simulator=$!
servers="$servers $simulator"
for cluster in few slow many; do
  appears "$cluster" "$simulator" clusters.log 3000
done

# asked PATH: what the slow cluster answers
asked() {
  curl -s -k -H "Authorization: Bearer $(sed -n 's/^ *token: *//p' slow)" \
    "$(sed -n 's/^ *server: *//p' slow)$1"
}

# After a massacre everybody comes back first.
rest() {
  [ "$1" = massacre ] || return 0
  waited=0
  until [ "$(asked '/apis/apps/v1/namespaces/default/deployments' | grep -c '"readyReplicas": 500')" = 4 ]; do
    waited=$((waited + 1))
    if [ "$waited" -gt 300 ]; then echo 'the pods do not come back' >&2; exit 1; fi
    sleep 0.2
  done
}

# ---- what is run -----------------------------------------------------------------------------
# step TYPE NAME MODULE FUNCTION ARGUMENTS [MORE]
step() {
  printf '{"type": "%s", "name": "%s", %s"provider": {"type": "python", "module": "chaosk8s.%s", "func": "%s", "arguments": {"ns": "default", %s}}}' \
    "$1" "$2" "${6:-}" "$3" "$4" "$5"
}
pods='"label_selector": "app.kubernetes.io/part-of=shop"'
count=$(step probe 'pods are there' pod.probes count_pods "$pods" '"tolerance": {"type": "range", "range": [20, 40]}, ')
killing() { step action "kill $1" pod.actions terminate_pods "$pods, \"qty\": $1"; }
scale=$(step action 'grow' deployment.actions scale_deployment '"name": "web-0", "replicas": 22')

# experiment HYPOTHESIS ACTION
experiment() {
  printf '{"title": "%s", "description": "measured",\n%s"method": [%s],\n"rollbacks": []}\n' "$2" \
    "${1:+\"steady-state-hypothesis\": {\"title\": \"pods\", \"probes\": [$1]\},}" "$3"
}
experiment "$count" kill "$(killing 1)" >kill.json
experiment '' select "$(killing 1)" >select.json
experiment '' massacre "$(killing 500)" >massacre.json
experiment "$count" scale "$scale" >scale.json

# What each row of the table stands for.
command_of() {
  case $1 in
    f0) echo "$java $flags -XX:AOTCache=PlainFloor.aot -cp floor.jar PlainFloor $plain" ;;
    f1) echo "$java $flags -XX:AOTCache=TlsFloor.aot -cp floor.jar TlsFloor $secure ca.pem" ;;
    validate) echo "$root/turbulence validate kill.json" ;;
    plan) echo "KUBECONFIG=few $root/turbulence plan kill.json" ;;
    kill) echo "KUBECONFIG=few $root/turbulence run kill.json" ;;
    scale) echo "KUBECONFIG=few $root/turbulence run scale.json" ;;
    select) echo "KUBECONFIG=many $root/turbulence run select.json" ;;
    massacre) echo "KUBECONFIG=slow $root/turbulence run massacre.json" ;;
  esac
}

cached validate kill
measure f0 f1 validate plan kill scale select massacre
awk -v runs="$runs" -f "$root/bench/median.awk" -f "$root/bench/faults/table.awk" figures
