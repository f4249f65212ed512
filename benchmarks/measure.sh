# shellcheck shell=sh disable=SC2034,SC2154
# Functions for the benchmarks; run.sh and duckdb.sh read this file.

# GNU time writes CPU seconds and peak memory; the shell's own time knows no memory.
timer=$(command -v gtime || command -v /usr/bin/time || true)
if [ -z "$timer" ] || ! "$timer" -f '%U' true >/dev/null 2>&1; then
  echo "benchmarks: error: no GNU time found" >&2
  echo "benchmarks: hint: install it, for example: apt-get install time" >&2
  exit 2
fi

# measure RUNS COMMAND...: sets cpu, wall (seconds) and memory (MB) to the medians of so many runs. When there are
# several, one more comes first and does not count. Each finds nothing at $work/fresh*. Output is thrown away.
# A process that ends with 3 (some rows rejected) has done its work.
measure() {
  times=$1
  shift
  : >"$work/times"
  if [ "$times" -gt 1 ]; then
    rm -rf "$work"/fresh*
    "$@" >/dev/null 2>&1 || true
  fi
  run=0
  while [ "$run" -lt "$times" ]; do
    run=$((run + 1))
    code=0
    rm -rf "$work"/fresh*
    "$timer" -q -o "$work/time" -f '%U %S %e %M' "$@" >/dev/null 2>"$work/err" || code=$?
    if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then
      echo "benchmarks: error: '$*' ended with $code" >&2
      cat "$work/err" >&2
      exit 1
    fi
    awk '{ print $1 + $2, $3, $4 / 1000 }' "$work/time" >>"$work/times"
  done
  cpu=$(median 1)
  wall=$(median 2)
  memory=$(median 3 | awk '{ printf "%.0f", $1 }')
}

median() {
  awk -v column="$1" '{ print $column }' "$work/times" | sort -n |
    awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'
}

per() { awk -v n="$1" -v seconds="$2" 'BEGIN { printf "%.0f", n / seconds }'; }

# verdict VALUE OPERATOR TARGET: "ok" or "MISSED"
verdict() { awk "BEGIN { print ($1 $2 $3) ? \"ok\" : \"MISSED\" }"; }

row() { printf '| %s | %s | %s | %s |\n' "$@"; }

facts() {
  cores=$(getconf _NPROCESSORS_ONLN)
  model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
  memory_gb=$(awk '/MemTotal/ { printf "%.0f GB, ", $2 / 1048576 }' /proc/meminfo 2>/dev/null)
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  echo "$(date -u +%Y-%m-%d), $cores cores (${model:-$(uname -m)}), $memory_gb$(uname -s),"
  echo "$("$java" -version 2>&1 | head -n 1), load $(uptime | sed 's/.*average[s]*: //')"
}
