/**
 * The pages' content security policy: nothing comes from elsewhere, and nothing goes there. WebAssembly may be compiled
 * (SQLite); style may stand in the page (the charts), script may not. `public/_headers`,
 * `public/.htaccess` and `docs/hosting/nginx.conf` say the same to hosts that read them.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  // The presenter's window shows what the room sees.
  "frame-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

/**
 * The policy of the one file, whose code, style and data stand in it: still nothing comes from elsewhere, and nothing goes
 * there.
 */
export const FILE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'",
  'worker-src blob:',
  'connect-src data:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
