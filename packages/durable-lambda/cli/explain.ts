/** What went wrong at the start, and what to do about it. */
export function explain(cause: unknown): string {
  const { code, message, port } = cause as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `port ${port} is already in use: stop what listens there, or take --port 0 for a free one`;
  if (code === "EACCES" && port !== undefined)
    return `port ${port} is not yours to listen on: take one above 1023, or --port 0`;
  return message;
}
