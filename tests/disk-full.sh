#!/bin/sh
# The real program on a disk that is full and on one that is read-only: the season file stays whole, and the program says
# so and why. Needs root for its two small disks in memory. Usage: tests/disk-full.sh [PROGRAM]
set -u
program=$(realpath "${1:-target/debug/fluoro}")
disk=$(mktemp -d)
failed=0

check() { # WHAT COMMAND…
    what=$1
    shift
    if "$@"; then echo "PASS $what"; else echo "FAIL $what"; failed=1; fi
}

leave() {
    umount "$disk" 2>/dev/null
    rmdir "$disk"
}
trap leave EXIT
trap 'exit 1' INT TERM

mount -t tmpfs -o size=256k,mode=700 none "$disk" || { echo "FAIL no disk could be mounted: are you root?"; exit 1; }
export FLUORO_FILE="$disk/season.json" FLUORO_NOW=2026-11-24T15:00:00Z
"$program" new --season 2027 --home-zone UTC >/dev/null || exit 1
"$program" add emory --yes >/dev/null || exit 1
before=$(sha256sum <"$FLUORO_FILE")

same() { test "$(sha256sum <"$FLUORO_FILE")" = "$before"; }
sound() { "$program" check >/dev/null; }
no_rest() { test -z "$(find "$disk" -name '*.tmp')"; }

# A day later, so that a backup is due too.
refused() { # WHY
    said=$(FLUORO_NOW=2026-11-25T15:00:00Z "$program" add duke stanford --yes 2>&1 >/dev/null)
    code=$?
    test $code -ne 0 && echo "$said" | grep -q "NOT SAVED: .*$1"
}

dd if=/dev/zero of="$disk/ballast" bs=1k 2>/dev/null
check "full: not saved, and why" refused "disk full"
check "full: the file is the old one" same
check "full: it is sound" sound
check "full: no temporary file is left" no_rest
check "full: a second try says the same" refused "disk full"
check "full: the file is still the old one" same

rm "$disk/ballast"
mount -o remount,ro "$disk" || exit 1
check "read-only: not saved, and why" refused "read-only"
check "read-only: the file is the old one" same
check "read-only: it is sound" sound

mount -o remount,rw "$disk" || exit 1
check "with room again: saved" sh -c '"$0" add duke --yes >/dev/null' "$program"
check "with room again: it is another file" test "$(sha256sum <"$FLUORO_FILE")" != "$before"
check "with room again: it is sound" sound
exit $failed
