#!/bin/sh
# Measures what README.md here promises, and prints a table. Needs GNU time, and about half an hour.
#   benchmarks/run.sh [NAME...]    NAME: start ingest lexicon encoder parallel demo stocknet stocknet_encoder panel filings local_tier local_cost live live_day live_long spark spark_long proofs
# RUNS=N sets how often each is run (default 5; the median counts).
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# shellcheck source=benchmarks/measure.sh
. "$home/benchmarks/measure.sh"
bellwether=$home/bin/bellwether
shared=${BELLWETHER_SHARED:-$home/../shared}
unset BELLWETHER_WORKSPACE

start() {
  measure "$((runs * 2 + 1))" "$bellwether" --help
  row "\`bellwether --help\`" "$cpu s CPU, $wall s, $memory MB" '<= 0.25 s CPU' "$(verdict "$cpu" '<=' 0.25)"
  "$bellwether" demo -q --workspace "$work/demo" >/dev/null 2>&1
  measure "$((runs * 2 + 1))" "$bellwether" sql 'select 1' --workspace "$work/demo"
  row "\`bellwether sql 'select 1'\`" "$cpu s CPU, $wall s, $memory MB" '<= 0.5 s CPU' "$(verdict "$cpu" '<=' 0.5)"
}

# A million different headlines; the same bytes with every awk.
million() {
  awk 'function next_random() { x = (x * 16807) % 2147483647; return x }
    BEGIN {
      x = 20261124
      companies = split("Apple AAPL Microsoft MSFT Amazon AMZN Nvidia NVDA Tesla TSLA Pfizer PFE Boeing BA Intel INTC", company, " ")
      verbs = split("raises cuts confirms misses beats lowers lifts delays", verb, " ")
      things = split("outlook dividend guidance revenue forecast margin target launch", thing, " ")
      print "id,published_at,tickers,title"
      for (i = 1; i <= 1000000; i++) {
        c = int(next_random() % (companies / 2)) * 2 + 1
        printf "n%d,%d-%02d-%02dT%02d:%02d:%02dZ,%s,%s %s %s to %d as analysts expected %d\n", i,
          2015 + i % 10, 1 + next_random() % 12, 1 + next_random() % 28, next_random() % 24, i % 60, next_random() % 60,
          company[c + 1], company[c], verb[1 + next_random() % verbs], thing[1 + next_random() % things],
          next_random() % 1000, i
      }
    }'
}

ingest() {
  million >"$work/news.csv"
  measure "$(((runs + 1) / 2))" "$bellwether" ingest news "$work/news.csv" -q --workspace "$work/fresh"
  rate=$(per 1000000 "$cpu")
  row 'news CSV, 1,000,000 rows' "$rate rows per CPU s ($cpu s CPU, $wall s, $memory MB)" '>= 50,000' "$(verdict "$rate" '>=' 50000)"
}

lexicon() {
  mvn -q -B -ntp -f "$home/pom.xml" test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
  rate=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -cp "$home/target/classes:$home/target/test-classes:$(cat "$work/classpath")" \
    dev.bellwether.llm.embedded.LexiconSpeed | tail -n 5 | sort -n | sed -n '3s/ .*//p')
  row 'lexicon model' "$rate headlines per CPU s" '-' '-'
}

encoder() {
  mvn -q -B -ntp -f "$home/pom.xml" test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -Dbellwether.encoder="$home/target/encoder" \
    -cp "$home/target/classes:$home/target/test-classes:$(cat "$work/classpath")" dev.bellwether.llm.embedded.EncoderSpeed >"$work/encoder"
  value() { sed -n "s/^$1 //p" "$work/encoder"; }
  row "encoder model, headlines of $(value pieces) word pieces" "$(value cpu_ms) ms CPU each" '<= 10 ms' "$(verdict "$(value cpu_ms)" '<=' 10)"
  row 'encoder model, first score after the start of the JVM' "$(value first_s) s" '<= 1 s' "$(verdict "$(value first_s)" '<=' 1)"
  row 'encoder model, memory above the JVM before' "$(value memory_mb) MB" '<= 250 MB' "$(verdict "$(value memory_mb)" '<=' 250)"
}

parallel() {
  million | head -n 4001 >"$work/jobs.csv"
  for jobs in 1 2; do
    rm -rf "$work/jobs"
    "$bellwether" ingest news "$work/jobs.csv" -q --workspace "$work/jobs" >/dev/null
    "$bellwether" chunk -q --workspace "$work/jobs" >/dev/null
    measure 1 "$bellwether" score -q --jobs "$jobs" --workspace "$work/jobs"
    row "\`bellwether score --jobs $jobs\`, 4,000 headlines" "$wall s, $cpu s CPU, $memory MB" '-' '-'
  done
}

demo() {
  measure "$runs" "$bellwether" demo -q --workspace "$work/fresh"
  row "\`bellwether demo\`" "$wall s, $memory MB ($cpu s CPU)" '<= 8 s, <= 700 MB' "$(verdict "$wall" '<=' "8 && $memory <= 700")"
}

stocknet() {
  stocknet_with lexicon "$(((runs + 1) / 2))" 60
}

stocknet_encoder() {
  stocknet_with encoder 1 720
}

# stocknet_with MODEL RUNS SECONDS
stocknet_with() {
  name="stocknet (106,338 posts, 88 tickers), ingest + score + replay, $1"
  data=$shared/data/news/stocknet-2014-2016
  if [ ! -d "$data" ]; then
    row "$name" 'skipped: no ../shared' "<= $3 s CPU" '-'
    return
  fi
  cat >"$work/stocknet.sh" <<END
set -eu
b() { "$bellwether" "\$@" -q --workspace "$work/fresh" || [ \$? -eq 3 ]; }
b ingest news "$data/tweets.jsonl"
b ingest prices "$data"/prices/*.csv
b score --set embedded.model=$1
b replay
END
  measure "$2" sh "$work/stocknet.sh"
  row "$name" "$cpu s CPU, $wall s, $memory MB" "<= $3 s CPU" "$(verdict "$cpu" '<=' "$3")"
}

# Reads both files of a made-up panel and makes every figure of a replay but decay and curve.
panel() {
  replay_panel 3000
  row 'replay of files, 3,000 assets x 2,520 sessions (two CSVs of 200 MB)' "$cpu s CPU, $wall s, $memory MB" \
    '<= 7.7 s CPU, <= 12 s, <= 1,000 MB' "$(verdict "$cpu" '<=' "7.7 && $wall <= 12 && $memory <= 1000")"
  small=$cpu
  replay_panel 9000
  ratio=$(awk -v a="$cpu" -v b="$small" 'BEGIN { printf "%.2f", a / b }')
  row 'the same, three times the assets' "$cpu s CPU, $wall s, $memory MB: $ratio times the CPU" '<= 3.3 times' "$(verdict "$ratio" '<=' 3.3)"
}

replay_panel() {
  rm -rf "$work/panel"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$home/benchmarks/Panel.java" "$work/panel" "$1"
  measure "$(((runs + 1) / 2))" "$bellwether" replay --factor "$work/panel/factor.csv" --prices "$work/panel/prices.csv" \
    --horizons 1,5,10 --quantiles 5 --format json -q --workspace "$work/fresh"
}

filings() {
  data=$shared/data/sec
  if [ ! -d "$data" ]; then
    row 'filings to chunks' 'skipped: no ../shared' '<= 1.0 s CPU' '-'
    return
  fi
  mvn -q -B -ntp -f "$home/pom.xml" test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
  largest=$(ls -S "$data"/10-K/*.html | head -n 1)
  measure 1 sh -c "\"${JAVA_HOME:+$JAVA_HOME/bin/}java\" -XX:+UseSerialGC -Xmx400m \
    -cp \"$home/target/classes:$home/target/test-classes:$(cat "$work/classpath")\" dev.bellwether.engine.FilingSpeed \"$largest\" >\"$work/speed\""
  best=$(sort -n "$work/speed" | sed -n '3s/ .*//p')
  row 'largest 10-K (2.7 MB) to chunks, warm' "$best s CPU ($memory MB)" '<= 1.0 s CPU, <= 400 MB' "$(verdict "$best" '<=' "1.0 && $memory <= 400")"
  measure 1 sh -c "\"$bellwether\" chunk \"$data\" -q --format jsonl --workspace \"$work/fresh\" >/dev/null"
  row 'all filings in ../shared (49 MB and 266 8-Ks) to chunks' "$cpu s CPU, $wall s, $memory MB" '<= 90 s CPU' "$(verdict "$cpu" '<=' 90)"
}

# test_class NAME ARGUMENTS...: runs a program of the tests.
test_class() {
  [ -f "$work/classpath" ] ||
    mvn -q -B -ntp -f "$home/pom.xml" test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
  class=$1
  shift
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:-UsePerfData -Dbellwether.llama="$home/target/llama" \
    -cp "$home/target/classes:$home/target/test-classes:$(cat "$work/classpath")" "dev.bellwether.llm.local.$class" "$@"
}

# Says why, without the lines that llama.cpp prints for every request.
program_failed() {
  grep -v '^slot\|^srv' "$work/err" | tail -n 20 >&2
  exit 1
}

# The local tier on a tiny model with random weights: TASKS tasks (default 10,000), a kill -9 of the worker every 100.
local_tier() {
  test_class RandomLlama tiny "$work/tiny.gguf"
  soak --tasks "${TASKS:-10000}" --kill-every 100
  row "soak test, $(soaked tasks) tasks, kill -9 of the worker every 100" \
    "$(soaked lost) lost, $(soaked duplicated) duplicated, $(soaked restarts) restarts, $(tenths "$(soaked seconds)") s" '0 lost, 0 duplicated' \
    "$(verdict "$(soaked lost)" '==' "0 && $(soaked duplicated) == 0")"
  growth=$(awk -v a="$(soaked rss_second_fifth_mb)" -v b="$(soaked rss_last_fifth_mb)" 'BEGIN { printf "%.1f", (b / a - 1) * 100 }')
  row 'the same, memory of the program: second fifth, last fifth' \
    "$(tenths "$(soaked rss_second_fifth_mb)") MB, $(tenths "$(soaked rss_last_fifth_mb)") MB: $growth %" 'within 5 %' "$(verdict "$growth" '<=' "5 && $growth >= -5")"
  left=$(($(soaked left_processes) + $(soaked left_files) + $(soaked open_files_growth)))
  row 'the same, processes, files and descriptors left' "$left" 0 "$(verdict "$left" '==' 0)"
  soak --tasks 1000 --kill-every 0
  queued=$(sed -n 's/.*"queued_ms":\([0-9.]*\).*/\1/p' "$work/soak.jsonl" | sort -g | tail -n 1)
  row "longest wait for a worker in 1,000 tasks with $(soaked overlapping) overlapping replacements" "$queued ms" '<= 100 ms' "$(verdict "$queued" '<=' 100)"
  mkdir "$work/figures"
  test_class jvm.LocalFigures "$work/figures" >"$work/figures.txt" 2>"$work/err" || program_failed
  figure() { sed -n "s/^$1 //p" "$work/figures.txt"; }
  row 'a killed worker is replaced and ready' "$(figure restart_s) s" '<= 1.5 s' "$(verdict "$(figure restart_s)" '<=' 1.5)"
  row 'a stopped worker is answered for, after the deadline' "$(figure hang_late_s) s" '<= 0.5 s' "$(verdict "$(figure hang_late_s)" '<=' 0.5)"
  row 'after kill -9 of the program, its worker lives on, the longest of five' "$(figure orphan_s) s" '<= 1 s' "$(verdict "$(figure orphan_s)" '<=' 1)"
  row 'the same, a stopped worker' "$(figure orphan_stopped_s) s" '<= 1 s' "$(verdict "$(figure orphan_stopped_s)" '<=' 1)"
  "$bellwether" bench speed --model "$work/tiny.gguf" --workspace "$work/fresh" --mode verdict -f json -q >"$work/speed.json"
  evaluated=$(sed -n 's/.*"tokens_evaluated_per_article" : \([0-9.]*\).*/\1/p' "$work/speed.json")
  row 'prompt tokens evaluated per article of 100, behind 400 of instructions' "$evaluated" '<= 110' "$(verdict "$evaluated" '<=' 110)"
}

soak() {
  rm -rf "$work/fresh"
  "$bellwether" bench soak --model "$work/tiny.gguf" --workspace "$work/fresh" --log "$work/soak.jsonl" -f json -q "$@" >"$work/soak.json"
}

tenths() { awk -v value="$1" 'BEGIN { printf "%.1f", value }'; }

soaked() { sed -n "s/.*\"$1\" : \"\{0,1\}\([^\",]*\).*/\1/p" "$work/soak.json"; }

# Against the same binding used in-process, a model of 200 million parameters; also says which thread it goes to.
local_cost() {
  mkdir "$work/cost"
  test_class jvm.LocalOverhead "$work/cost" 16 middle >"$work/cost.txt" 2>"$work/err" || program_failed
  grep '^thread ' "$work/cost.txt" >&2
  cost() { sed -n "s/^$1 //p" "$work/cost.txt"; }
  between() { echo "$(cost "$1") $2 ($(cost "$1_low") to $(cost "$1_high"))"; }
  row 'supervision and protocol, per request' "$(between cpu_ms_per_request 'ms CPU')" '<= 2 ms' "$(verdict "$(cost cpu_ms_per_request)" '<=' 2)"
  row 'the same, per token' "$(between cpu_us_per_token 'us CPU')" '<= 50 us' "$(verdict "$(cost cpu_us_per_token)" '<=' 50)"
  row "the same, until the first token (in-process: $(cost inside_first_token_ms) ms)" "$(cost first_token_ms) ms; by medians $(cost first_token_median_ms) ms" '<= 3 ms' "$(verdict "$(cost first_token_ms)" '<=' 3)"
}

# live_bench NAME ARTICLES SPEED: shows stored headlines to a watch and counts from the stand-ins' journals.
live_bench() {
  "$bellwether" bench live --articles "$2" --speed "$3" --format json -q --workspace "$work/live-$1" >"$work/live.json" || true
  value() { sed -n "s/.*\"$1\"[ :]*\([0-9.]*\).*/\1/p" "$work/live.json"; }
  alert=$(value alert_p95_ms)
  edit=$(value edit_p95_ms)
  missing=$(($(value lost) + $(value duplicated)))
  row "\`bench live --articles $2 --speed $3\`" \
    "alert p95 $alert ms, edit p95 $edit ms, $(value lost) lost, $(value duplicated) duplicated, $(value dead) dead, $(value edited) with a final verdict, \$$(value spent_usd) of \$$(value budget_usd)" \
    'alert <= 200 ms, edit <= 100 ms, 0 lost, 0 duplicated, all within budget' \
    "$(verdict "$alert" '<=' "200 && $edit <= 100 && $missing == 0 && $(value edited) == $2")"
  growth=$(awk -v a="$(value rss_second_fifth_mb)" -v b="$(value rss_last_fifth_mb)" 'BEGIN { printf "%.1f", (b / a - 1) * 100 }')
  row 'the same, memory of the watch: second fifth, last fifth' \
    "$(value rss_second_fifth_mb) MB, $(value rss_last_fifth_mb) MB: $growth %" 'within 5 %' "$(verdict "$growth" '<=' "5 && $growth >= -5")"
}

live() { live_bench load 2000 60; }

# The articles of one day, 800, as fast as they would come in a trading day of six and a half minutes.
live_day() { live_bench day 800 60; }

live_long() { live_bench long 20000 60; }

# spark_texts COUNT: made-up headlines over twenty days.
spark_texts() {
  "$bellwether" sql --write --workspace "$work/spark" "copy (select 'Company ' || (i % 97) || ' ' || \
    ['raises', 'cuts', 'misses', 'beats', 'confirms'][1 + i % 5] || ' full-year forecast by ' || i || ' percent as analysts expected ' \
    || (i % 13) || ' after a strong quarter' as title, ['T' || (i % 97)] as tickers, timestamp '2024-01-02 10:00:00' \
    + interval (i % 20) day + interval (i % 7000) second as published_at from range($1) t(i)) to '$work/texts.parquet' (format parquet)" >/dev/null
}

# spark_measure MODEL MASTER [OPTION...]: scores those texts on Spark, or without it where the master is a number of threads. Sets
# peak to what the largest process says it has had resident, if it says so, and tasks_cpu to the CPU seconds of all tasks.
spark_measure() {
  cat >"$work/score" <<END
model=\$1 master=\$2
shift 2
case \$master in
  [0-9]*) set -- --jobs "\$master" "\$@" ;;
  *) set -- --on spark --master "\$master" "\$@" ;;
esac
"$bellwether" score --input "$work/texts.parquet" --output "$work/fresh" --set embedded.model="\$model" -q "\$@" >"$work/summary"
END
  measure "$runs" sh "$work/score" "$@"
  peak=$(sed -n 's/.*"peak_memory_mb":\([0-9]*\).*/\1/p' "$work/summary")
  tasks_cpu=$(grep -o '"cpu_seconds":[0-9.E-]*' "$work/summary" | awk -F: '{ all += $2 } END { printf "%.1f", all }')
}

# spark_start MODEL MASTER: sets start to the CPU seconds that twenty texts take.
spark_start() {
  spark_texts 20
  spark_measure "$@"
  start=$cpu
}

# spark_run COUNT MODEL MASTER: what it takes beyond $start is what the texts take; sets each to milliseconds.
spark_run() {
  spark_texts "$1"
  spark_measure "$2" "$3"
  each=$(awk -v s="$cpu" -v start="$start" -v n="$1" 'BEGIN { printf "%.3f", 1000 * (s - start) / (n - 20) }')
  case $3 in [0-9]*) on="--jobs $3" ;; *) on=$3 ;; esac
  row "\`score\`, $1 headlines, $2, $on" "$cpu s CPU, of which $start s start; $each ms CPU each; $wall s; $memory MB" '-' '-'
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'; }

# TEXTS sets how many headlines there are, to try this out.
spark() {
  texts=${TEXTS:-20000}
  "$home/bin/bellwether-spark" --prepare >&2
  spark_start encoder 1
  spark_run "$texts" encoder 1
  alone=$cpu
  alone_each=$each
  alone_wall=$wall
  spark_run "$texts" encoder 2
  row 'without Spark, wall time of one thread over two: what this machine gives' "$(ratio "$alone_wall" "$wall")" '-' '-'
  spark_start encoder 'local[1]'
  spark_run "$texts" encoder 'local[1]'
  first=$wall
  first_each=$each
  row 'Spark, CPU over one thread without it' "$(ratio "$cpu" "$alone")" '<= 1.15' "$(verdict "$cpu" '<=' "1.15 * $alone")"
  row 'the same, CPU of a text' "$(ratio "$each" "$alone_each")" '-' '-'
  spark_run "$texts" encoder 'local[2]'
  row 'Spark, wall time of one core over two' "$(ratio "$first" "$wall")" '>= 1.8 on an idle machine' "$(verdict "$first" '>=' "1.8 * $wall")"
  row 'the same, CPU of a text, two cores over one' "$(ratio "$each" "$first_each")" '0.95 to 1.05' \
    "$(verdict "$each" '<=' "1.05 * $first_each && $each >= 0.95 * $first_each")"
  spark_standalone
}

# A master and two workers of one core on this machine. Their executors are no children of the command.
spark_standalone() {
  spark_home=$("$home/bin/bellwether-spark" --prepare)
  master=spark://127.0.0.1:$((20000 + $$ % 20000))
  members=
  trap 'kill $members 2>/dev/null || true; rm -rf "$work"' EXIT
  spark_member master.Master --port "${master##*:}"
  for worker in 1 2; do
    spark_member worker.Worker --cores 1 --memory 1g --work-dir "$work/worker-$worker" "$master"
  done
  export SPARK_LOCAL_IP=127.0.0.1
  spark_measure encoder "$master" --conf spark.executor.memory=700m --conf spark.driver.host=127.0.0.1
  unset SPARK_LOCAL_IP
  row "\`score\`, $texts headlines, encoder, standalone, two executors of one core with a heap of 700 MB" \
    "$tasks_cpu s CPU in tasks, $cpu s in the driver; $wall s; $peak MB an executor" '-' '-'
  # shellcheck disable=SC2086
  kill $members 2>/dev/null || true
}

spark_member() {
  class=$1
  shift
  SPARK_HOME=$spark_home SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -cp "$spark_home/jars/*" "org.apache.spark.deploy.$class" --host 127.0.0.1 --webui-port 0 "$@" >>"$work/cluster" 2>&1 &
  members="$members $!"
}

# Does the cost of a text stay what it is?
spark_long() {
  "$home/bin/bellwether-spark" --prepare >&2
  spark_flat encoder 20000 200000
  spark_flat lexicon 200000 2000000
}

# spark_flat MODEL FEW MANY
spark_flat() {
  spark_start "$1" 'local[2]'
  spark_run "$2" "$1" 'local[2]'
  few_each=$each
  spark_run "$3" "$1" 'local[2]'
  row "Spark, CPU of a text, $3 over $2, $1" "$(ratio "$each" "$few_each")" '<= 1.05' "$(verdict "$each" '<=' "1.05 * $few_each")"
}

# The long proofs of the tests, which hold promises that need a machine with nothing else to do.
proofs() {
  units=SizeAndPowerTest,BootstrapTest,MeanIntervalTest,LookAheadFlagTest
  processes=CloudFiguresIT,FaultRunIT,WatchLiveIT,WatchBesideIT,WatchChaosIT,KillIT
  mvn -B -ntp -f "$home/pom.xml" verify -Dheavy=true -Dtest="$units" -Dit.test="$processes" -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfailsafe.failIfNoSpecifiedTests=false -Dmaven.test.failure.ignore=true >"$work/proofs" 2>"$work/err" || program_failed
  grep -v '^\[' "$work/proofs" >&2
  for proof in $(echo "$units,$processes" | tr , ' '); do
    said=$(grep "Tests run:.* in .*\.$proof\$" "$work/proofs" || true)
    row "$proof" "$(echo "$said" | sed 's/.*\(Tests run: [^-]*\) --.*/\1/')" 'no failure' \
      "$(echo "$said" | grep -q 'Failures: 0, Errors: 0, Skipped: 0' && echo ok || echo MISSED)"
  done
}

"$bellwether" --version >&2
facts
echo
row what 'measured (median)' target result
row --- --- --- ---
[ $# -gt 0 ] || set -- start ingest lexicon encoder parallel demo stocknet stocknet_encoder panel filings local_tier local_cost live live_day
for name in "$@"; do
  case $name in
    start|ingest|lexicon|encoder|parallel|demo|stocknet|stocknet_encoder|panel|filings|local_tier|local_cost|live|live_day|live_long|spark|spark_long|proofs) "$name" ;;
    *) echo "benchmarks: error: no benchmark '$name'; see the head of $0" >&2; exit 2 ;;
  esac
done
