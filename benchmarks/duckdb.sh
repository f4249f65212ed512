#!/bin/sh
# Compares versions of DuckDB as Bellwether uses it: how long an open takes, and a bulk load of 1,000,000 rows.
#   benchmarks/duckdb.sh [VERSION...]    (default: the version in pom.xml and 2.0.0.1)
# To build Bellwether itself with one: mvn package -Dmaven.test.skip=true -Dduckdb.version=VERSION
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# shellcheck source=benchmarks/measure.sh
. "$home/benchmarks/measure.sh"
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

case $(uname -s)-$(uname -m) in
  Linux-x86_64) native=libduckdb_java.so_linux_amd64 name=libduckdb_java.so ;;
  Linux-aarch64) native=libduckdb_java.so_linux_arm64 name=libduckdb_java.so ;;
  Darwin-*) native=libduckdb_java.so_osx_universal name=libduckdb_java.dylib ;;
  *) echo "benchmarks: error: unknown machine $(uname -s)-$(uname -m)" >&2; exit 2 ;;
esac

# Unpacks a version so that it starts as Bellwether's does: without copying its library at every start.
unpack() {
  folder=$work/$1
  mkdir -p "$folder/classes" "$folder/native"
  mvn -q -B -ntp -f "$home/pom.xml" -Dduckdb.version="$1" dependency:copy-dependencies -DincludeArtifactIds=duckdb_jdbc \
    -DoutputDirectory="$folder" >&2
  (cd "$folder/classes" && "${bin}jar" xf "$folder/duckdb_jdbc-$1.jar")
  mv "$folder/classes/$native" "$folder/native/$name"
  rm -f "$folder/classes"/libduckdb_java*
  "${bin}javac" -d "$folder/classes" -cp "$folder/classes" "$home/benchmarks/DuckDbLoad.java"
}


facts
echo
row DuckDB open 'bulk: append, anti-join, read 1,000,000 rows' 'file'
row --- --- --- ---
pinned=$(sed -n 's/.*<duckdb.version>\(.*\)<.*/\1/p' "$home/pom.xml")
[ $# -gt 0 ] || set -- "$pinned" 2.0.0.1
for version in "$@"; do
  unpack "$version"
  set -- "${bin}java" -XX:+UseSerialGC -XX:-UsePerfData --class-path "$folder/classes" -Djava.library.path="$folder/native"
  [ "$("${bin}java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')" -lt 24 ] || set -- "$@" --enable-native-access=ALL-UNNAMED
  measure "$((runs * 2 + 1))" "$@" -XX:TieredStopAtLevel=1 DuckDbLoad "$work/fresh.duckdb" open
  open="$cpu s CPU, $memory MB"
  measure "$runs" "$@" DuckDbLoad "$work/fresh.duckdb" bulk
  row "$version" "$open" "$cpu s CPU, $wall s, $memory MB" "$(wc -c <"$work/fresh.duckdb" | awk '{ printf "%.0f MB", $1 / 1e6 }')"
done
