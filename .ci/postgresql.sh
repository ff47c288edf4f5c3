# A PostgreSQL 15 for one run of the tests: a fresh folder, a socket in it and no port, so that two
# runs cannot meet. Read by ./check.
# shellcheck shell=bash

postgresql_folder=

as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# Sets TOADLANE_TEST_POSTGRESQL for the tests of the store. The caller traps stop_postgresql.
start_postgresql() {
  local programs=/usr/lib/postgresql/15/bin
  postgresql_folder=$(mktemp -d /tmp/toadlane-postgresql-XXXXXX)
  [ "$(id -u)" != 0 ] || chown postgres: "$postgresql_folder"
  as_postgres "$programs/initdb" -D "$postgresql_folder/data" -U postgres --auth=trust --no-sync \
    --encoding=UTF8 --locale=C.UTF-8 >/dev/null
  as_postgres "$programs/pg_ctl" -D "$postgresql_folder/data" -l "$postgresql_folder/log" -w \
    -o "-c listen_addresses='' -c unix_socket_directories=$postgresql_folder -c fsync=off" \
    start >/dev/null || {
    cat "$postgresql_folder/log" >&2
    return 1
  }
  export TOADLANE_TEST_POSTGRESQL="postgresql:///postgres?host=$postgresql_folder&user=postgres"
}

stop_postgresql() {
  [ -n "$postgresql_folder" ] || return 0
  as_postgres /usr/lib/postgresql/15/bin/pg_ctl -D "$postgresql_folder/data" -m immediate stop \
    >/dev/null 2>&1 || true
  rm -rf "$postgresql_folder"
  postgresql_folder=
}
