/**
 * How SQLite is started, at build, in the browser and in tests alike: with its own functions, as the sqlite3 shell has
 * them. sql.js would put older ones before some, for which `log(100)` is 4.6 and `sign('a')` is 0.
 */
export const SQLITE_OPTIONS = { useOldExtensionFunctions: false } as const;
