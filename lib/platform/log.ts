type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

function write(level: "INFO" | "WARN" | "ERROR", message: string, fields: Fields): void {
  const line = JSON.stringify({ timestamp: new Date().toISOString(), level, message, ...fields });
  if (level === "ERROR") console.error(line);
  else console.log(line);
}

const describe = (error: unknown): Fields =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, stack: error.stack }
    : { errorMessage: String(error) };

/** One JSON line an event, with ids as fields. Never put a password, a token or a callback id into `fields`. */
export const log = {
  info: (message: string, fields: Fields = {}) => write("INFO", message, fields),
  warn: (message: string, fields: Fields = {}, error?: unknown) =>
    write("WARN", message, error === undefined ? fields : { ...fields, ...describe(error) }),
  error: (message: string, error: unknown, fields: Fields = {}) =>
    write("ERROR", message, { ...fields, ...describe(error) }),
};
