# What the project needs from Debian 12, and how it gets there. Read by ./try and ./check.
# shellcheck shell=bash

# To build and run the program.
# shellcheck disable=SC2034
build_packages=(
  build-essential cmake ninja-build ccache pkg-config git ca-certificates
  libsoci-dev libsqlite3-dev libpq-dev libboost1.81-dev libyaml-cpp-dev libyaml-dev
  nlohmann-json3-dev libmicrohttpd-dev libsodium-dev libcli11-dev libfmt-dev libxlsxwriter-dev
)

# To test it as well.
# shellcheck disable=SC2034
test_packages=(
  libgtest-dev libgmock-dev postgresql-15 python3
  clang-14 libclang-rt-14-dev clang-tidy-14 clang-format-14
)

# Prints those of the packages that are not installed, one a line.
missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      echo "$package"
  done
}

# On another system than Debian 12: names the packages, and stops unless told that they are there.
stop_on_another_system() {
  [ "${TOADLANE_PACKAGES:-}" != present ] || return 0
  cat >&2 <<TEXT
This is not Debian 12, so nothing is installed for you. Toad Lane needs g++ 12 (or newer),
CMake 3.25 and the libraries that Debian 12 calls:

$(printf '%s\n' "$@" | fmt -w 76 | sed 's/^/  /')

When your system has them, under whatever names, run: TOADLANE_PACKAGES=present $0
TEXT
  exit 78
}

is_debian_12() {
  command -v dpkg-query >/dev/null && [ -r /etc/os-release ] &&
    (. /etc/os-release && [ "${ID:-}:${VERSION_ID:-}" = debian:12 ])
}

# Installs what is missing of the packages named, saying what; asks nothing when root.
install_packages() {
  local missing=() as_root=()
  if ! is_debian_12; then
    stop_on_another_system "$@"
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "These Debian packages are missing: ${missing[*]}" >&2
      echo "Run as root: apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 77
    }
    as_root=(sudo)
  fi
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  apt_install "${missing[@]}" || {
    echo "The packages could not be installed; what apt-get said is above." >&2
    exit 69
  }
}

# Quiet unless it fails. `as_root` is the caller's. The tests start and end a server of their own,
# so installing PostgreSQL must not leave one running: that is what the settings file is for.
apt_install() {
  local log settings=/etc/postgresql-common/createcluster.d/toadlane.conf status=0
  log=$(mktemp)
  "${as_root[@]}" mkdir -p "${settings%/*}"
  echo "create_main_cluster = false" | "${as_root[@]}" tee "$settings" >/dev/null
  { "${as_root[@]}" apt-get -q update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install \
      --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null || status=$?
  "${as_root[@]}" rm -f "$settings"
  "${as_root[@]}" rmdir --ignore-fail-on-non-empty "${settings%/*}"
  [ $status = 0 ] || tail -n 30 "$log" >&2
  rm -f "$log"
  return $status
}
