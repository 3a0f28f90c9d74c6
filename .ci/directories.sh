# What .ci/samba and .ci/ldap share: sourced by both, which set `me`, `skipped` (the variable that carries a reason) and `budget`.
say() { echo "$me: $*" >&2; }
skip() {
  say "not started: $1"
  printf 'export %s=%q\n' "$skipped" "$1"
  exit 0
}

have() { command -v "$1" >/dev/null; }

# Packages may start services on every interface: this machine only wants the programs.
install_debian() {
  have apt-get || skip "no apt-get to install $* with"
  local policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && trap "rm -f $policy" EXIT; }
  export DEBIAN_FRONTEND=noninteractive
  local install=(timeout "$budget" apt-get install -qq -y --no-install-recommends "$@")
  "${install[@]}" >apt.log 2>&1 || { timeout "$budget" apt-get update -qq && "${install[@]}"; } >>apt.log 2>&1 || {
    tail -5 apt.log >&2
    skip "apt-get could not install $1 within $budget seconds"
  }
}

# A certificate that names the loopback, so that clients verify it in earnest. The authority is ca.pem.
#   make_certificates NAME HOST   writes NAME.key and NAME.pem
make_certificates() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=Acme test CA' -keyout ca.key -out ca.pem 2>/dev/null
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out "$1.pem" \
    -extfile <(echo "subjectAltName=DNS:$2,DNS:localhost,IP:127.0.0.1") 2>/dev/null
  chmod 600 ./*.key
}

# listens PORT
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Waits until the program that wrote its id to ./pid listens: await PORT LOG…
await() {
  local port=$1
  shift
  for _ in $(seq 100); do
    listens "$port" && return
    kill -0 "$(cat pid)" 2>/dev/null || { tail -5 "$@" >&2 || true; skip 'the program ended at once'; }
    sleep 0.1
  done
  stop
  skip "nothing answered on port $port within 10 seconds"
}

# stop_listening PORT   ends what ./pid names; without a port it is not waited for
stop_listening() {
  local pid
  pid=$(cat "$dir/pid" 2>/dev/null) || return 0
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null && listens "$1" && sleep 0.1 || break; done
  rm -f "$dir/pid"
}
