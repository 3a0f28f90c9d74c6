#!/bin/sh
# What `npm pack` puts into the package: compiled code with its types, and what the code reads beside itself.
set -eu
cd "$(dirname "$0")/.."
find dist -mindepth 1 -maxdepth 1 ! -name providers -exec rm -rf {} + 2>/dev/null || mkdir -p dist
node_modules/.bin/tsc -p tsconfig.build.json
cp reports/html/page.css reports/html/page.js dist/reports/html/
mkdir -p dist/environments/people
cp environments/people/invented.jsonl dist/environments/people/
