#!/bin/sh
# Prints the path of a browser for the tests, "chromium" or "firefox": the one
# that CHROME or FIREFOX names, or one on PATH, or, as root on Debian and its
# kin, one that apt-get installs. Where there is none it fails and says what to
# do: no browser test is ever skipped.
set -eu

case "${1:-}" in
chromium)
    variable=CHROME named=${CHROME:-} package=chromium
    names="chromium chromium-browser google-chrome google-chrome-stable"
    ;;
firefox)
    variable=FIREFOX named=${FIREFOX:-} package=firefox-esr
    names="firefox-esr firefox"
    ;;
*)
    echo "usage: scripts/browser.sh chromium|firefox" >&2
    exit 2
    ;;
esac

if [ -n "$named" ]; then
    if command -v "$named"; then
        exit 0
    fi
    echo "$variable=\"$named\" cannot be run: set $variable=/path/to/$1" >&2
    exit 1
fi

find_browser() {
    for name in $names; do
        command -v "$name" && return 0
    done
    return 1
}

find_browser && exit 0
if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
    echo "installing $package with apt-get" >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends "$package" >&2; then
        find_browser && exit 0
    fi
fi
echo "the browser tests need $1: install it, or set $variable=/path/to/$1" >&2
exit 1
