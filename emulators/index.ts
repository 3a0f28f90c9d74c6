export { runningEnvironment } from './discovery';
export { serveEmulators } from './serve';
export { SimulatedClock } from './http';
export { type Emulators, type EmulatorsOptions, startEmulators } from './start';
