export { runningEnvironment } from './discovery';
export { serveEmulators } from './serve';
export { type Emulators, type EmulatorsOptions, startEmulators } from './start';
