export type { Variables } from './credentials';
export { gateFor, lineGate, type Gate } from './gate';
export { gateLibraries } from './libraries';
export { appendReport, appendUnchanged, makeFolder, ReportLines, writeReport, writeUnchanged } from './private-file';
export { Terminal } from './terminal';
export { inLines, oneLine, seen, visible } from './visible';
