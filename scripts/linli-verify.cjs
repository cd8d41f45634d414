#!/usr/bin/env node
// `npx linli-verify` in a clone of this repository: the tool from its sources, nothing built and nothing fetched
const path = require('node:path')

process.env.TSX_TSCONFIG_PATH ??= path.resolve(__dirname, '../tsconfig.json')
require('tsx/cjs')
require('../tools/verify/src/bin.ts')
