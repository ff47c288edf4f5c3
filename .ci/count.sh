# How many tests passed, over all that ctest ran. Read by ./check.
# shellcheck shell=bash

# The sum of one attribute over GoogleTest's reports: sum_of tests FILE...
sum_of() {
  cat /dev/null "${@:2}" | sed -n "s/^<testsuites .*\b$1=\"\([0-9]*\)\".*/\1/p" |
    awk '{n += $1} END {print n + 0}'
}

# The names of the cases that did not run.
not_run() {
  cat /dev/null "$@" | grep -E '<testcase .*result="(skipped|suppressed)"' |
    sed 's/.*<testcase name="\([^"]*\)".*classname="\([^"]*\)".*/\2.\1/'
}

# count_tests FOLDER: what the programs reported is in FOLDER/<build>/*.xml, what ctest said in
# FOLDER/<build>.ctest. A ctest test that wrote no report (no GoogleTest program, or one that died)
# counts as one case. Prints the cases that did not run, then the closing line.
count_tests() {
  local log reports report failures entries all=0 failed=0 skipped=0 stages=0
  for log in "$1"/*.ctest; do
    [ -e "$log" ] || continue
    failures='' entries=''
    read -r failures entries < <(sed -n \
      's/.*tests passed, \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$log") || true
    mapfile -t reports < <(find "${log%.ctest}" -name '*.xml')
    for report in "${reports[@]}"; do
      [ "$(sum_of failures "$report")" = 0 ] || failures=$((${failures:-0} - 1))
    done
    all=$((all + $(sum_of tests "${reports[@]}") + ${entries:-1} - ${#reports[@]}))
    failed=$((failed + $(sum_of failures "${reports[@]}") + ${failures:-1}))
    while read -r report; do
      echo "skipped: $report (${log##*/})" | sed 's/\.ctest)/)/'
      skipped=$((skipped + 1))
    done < <(not_run "${reports[@]}")
  done
  if [ -e "$1/skipped" ]; then stages=$(wc -l <"$1/skipped") && cat "$1/skipped"; fi
  [ "$stages" = 0 ] || echo "$stages stages or parts of them were skipped, as said above"
  echo "tests: $((all - failed - skipped)) passed, $failed failed, $skipped skipped"
}
