export { createHandlers } from './handlers.ts';
export { coreInThread } from './core-in-thread.ts';
export { serve, type HostEnvironment } from './host.ts';
