export { runningEnvironment } from './discovery';
export { serveEmulators, type Prepared, type ServeOptions } from './serve';
export { SimulatedClock } from './http';
export { type Emulators, type EmulatorsOptions, startEmulators } from './start';
