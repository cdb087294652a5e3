export { createHandlers } from './handlers.ts';
export { serve, type HostEnvironment } from './host.ts';
