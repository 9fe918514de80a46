#!/bin/sh
# Prints the path of a Chromium for the browser tests: the one that CHROME
# names, or one on PATH, or, as root on Debian and its kin, one that apt-get
# installs. Where there is none it fails and says what to do: no browser test
# is ever skipped.
set -eu

if [ -n "${CHROME:-}" ]; then
    if command -v "$CHROME"; then
        exit 0
    fi
    echo "CHROME=\"$CHROME\" cannot be run: set CHROME=/path/to/chromium" >&2
    exit 1
fi

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

find_browser && exit 0
if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
    echo "installing chromium with apt-get" >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends chromium >&2; then
        find_browser && exit 0
    fi
fi
echo "the browser tests need Chromium: install it, or set CHROME=/path/to/chromium" >&2
exit 1
