#!/bin/sh
# What `npm pack` puts into the package: compiled code with its types, what the code reads beside itself, and its programs.
set -eu
cd "$(dirname "$0")/.."
find dist -mindepth 1 -maxdepth 1 ! -name providers ! -name filter -exec rm -rf {} + 2>/dev/null || mkdir -p dist
node_modules/.bin/tsc -p tsconfig.build.json
cp reports/html/*.css dist/reports/html/
cp reports/review/*.css dist/reports/review/
mkdir -p dist/environments/people
cp environments/people/invented.jsonl dist/environments/people/
mkdir -p dist/environments/drift
cp environments/drift/demo.json dist/environments/drift/
node -e "
  const { OWN_PROVIDERS } = require('./dist/engine/terraform/providers');
  const { ensureOwnProvider } = require('./dist/terraform/working-directory/own-provider');
  const { ensureFilter } = require('./dist/terraform/outliving/program');
  void Promise.all([...OWN_PROVIDERS.map(ensureOwnProvider), ensureFilter()]);
"
