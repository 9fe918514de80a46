#!/bin/sh
# Runs every fuzz target of the repository, one after the other, for FUZZTIME
# each. What a target finds stays in its testdata/fuzz as a test.
set -eu

time=${FUZZTIME:-20s}
count=0
for package in $(go list ./...); do
    listed=$(go test -list '^Fuzz' "$package") # alone, so that a package that does not compile ends it
    for target in $(echo "$listed" | grep '^Fuzz'); do
        echo "$package $target for $time"
        go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$package"
        count=$((count + 1))
    done
done
if [ "$count" = 0 ]; then
    echo "no fuzz target was found" >&2
    exit 1
fi
echo "$count fuzz targets found nothing"
