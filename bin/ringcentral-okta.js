#!/usr/bin/env node
// A checkout runs its sources, the package its compiled code.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

if (existsSync(join(__dirname, '../scripts/ringcentral-okta.ts'))) {
  require('tsx/cjs');
  require('../scripts/ringcentral-okta.ts');
} else {
  require('../dist/scripts/ringcentral-okta.js');
}
