# clang-tidy on what it has not yet found clean. Read by ./check.
#
# A source's stamp is the hash of .clang-tidy, of the source and of each file of the project that it
# includes. A source whose stamp is in build/tidy/clean needs
# no second look: whatever changes, in it or in a header, brings it back. Sources changed since the
# base (origin/main, or else the commit of the last green ./check) are all examined; of the others
# as many as fit into `seconds`, beginning at another place for each commit; what is left is said.
# shellcheck shell=bash

# The sources that the build compiles, one a line.
tidy_sources() {
  sed -n "s|^ *\"file\": \"$PWD/\(.*\.cc\)\".*|\1|p" build/tidy/compile_commands.json |
    grep -E '^(engine|rules|service|tests)/' | sort -u
}

# "source file file ..." a line: each source and the project's files that it includes, however far
# down.
tidy_includes() {
  git ls-files --cached --others --exclude-standard '*.cc' '*.h' '*.def' | existing |
    xargs grep -H '^ *# *include "' |
    awk -F: '
      { split($2, part, "\""); direct[$1] = direct[$1] " " part[2] }
      function add(file, source, files, i, n) {
        if ((source, file) in seen) return
        seen[source, file]
        all = all " " file
        n = split(direct[file], files, " ")
        for (i = 1; i <= n; ++i) add(files[i], source)
      }
      END {
        for (source in direct) {
          if (source !~ /[.]cc$/) continue
          all = ""
          add(source, source)
          print all
        }
      }'
}

# "stamp source" a line.
tidy_stamps() {
  local source files file
  declare -A includes=()
  while read -r source files; do includes[$source]=$files; done < <(tidy_includes)
  while read -r source; do
    files=()
    for file in .clang-tidy tests/.clang-tidy "$source" ${includes[$source]-}; do
      if [ -e "$file" ]; then files+=("$file"); fi
    done
    echo "$(cat "${files[@]}" | sha256sum | cut -c1-40) $source"
  done < <(tidy_sources)
}

# The sources changed since the base, one a line; none when there is no base.
tidy_changed() {
  local base=
  base=$(git rev-parse -q --verify origin/main || true)
  if [ -z "$base" ] && [ -s build/.checked ]; then base=$(cat build/.checked); fi
  { [ -z "$base" ] || git diff --name-only "$base" -- || true; } 2>/dev/null
  git ls-files --others --exclude-standard 2>/dev/null || true
}

# Of the lines "stamp source" on standard input those whose source is in (or out of) a list.
of_sources() {
  awk -v side="$1" 'NR == FNR { listed[$1]; next } ($2 in listed) == (side == "in")' "$2" -
}

# One source; called by xargs. After `deadline` (seconds since 1970; 0 is never) it does nothing.
tidy_one() {
  local deadline=$1 stamp=$2 source=$3 said
  if [ "$deadline" != 0 ] && [ "$(date +%s)" -ge "$deadline" ]; then return 0; fi
  if said=$(clang-tidy-14 -p build/tidy --quiet "$source" 2>&1); then
    touch "build/tidy/clean/$stamp"
  else
    touch "build/tidy/failed/$stamp"
    printf '%s\n' "$said" | sed '/warnings\? \(generated\|treated\)/d'
  fi
}
export -f tidy_one

# tidy SECONDS: 0 examines everything. Needs build/tidy configured.
tidy() {
  local seconds=$1 deadline=0 all unclean changed first rest turn left failed
  mkdir -p build/tidy/clean
  rm -rf build/tidy/failed && mkdir build/tidy/failed
  all=$(tidy_stamps)
  unclean=$(while read -r stamp source; do
    [ -e "build/tidy/clean/$stamp" ] || echo "$stamp $source"
  done <<<"$all")
  [ -n "$unclean" ] || {
    echo "clang-tidy: all $(wc -l <<<"$all") sources are as they were when last found clean"
    return 0
  }
  changed=$(tidy_changed)
  first=$(of_sources in <(echo "$changed") <<<"$unclean")
  rest=$(of_sources out <(echo "$changed") <<<"$unclean")
  turn=$((0x$(git rev-parse --short=6 HEAD) % $(wc -l <<<"$rest")))
  rest=$(tail -n "+$((turn + 1))" <<<"$rest" && head -n "$turn" <<<"$rest")
  xargs -r -n 2 -P "$(nproc)" bash -c 'tidy_one 0 "$@"' tidy <<<"$first"
  [ "$seconds" = 0 ] || deadline=$(($(date +%s) + seconds))
  xargs -r -n 2 -P "$(nproc)" bash -c "tidy_one $deadline \"\$@\"" tidy <<<"$rest"
  failed=$(find build/tidy/failed -type f | wc -l)
  left=$(while read -r stamp source; do
    [ -e "build/tidy/clean/$stamp" ] || [ -e "build/tidy/failed/$stamp" ] || echo "$source"
  done <<<"$unclean" | wc -l)
  echo "clang-tidy: $(wc -l <<<"$all") sources, $failed with findings, $left left for a later run"
  [ "$failed" = 0 ]
}
