/** What went wrong at the start, and what to do about it. */
export function explain(cause: unknown): string {
  const { code = "", message, port, path, syscall } = cause as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `port ${port} is already in use: stop what listens there, or take --port 0 for a free one`;
  if (code === "EACCES" && port !== undefined)
    return `port ${port} is not yours to listen on: take one above 1023, or --port 0`;
  const refused = code === "ENOENT" && syscall !== "mkdir" ? undefined : UNWRITABLE[code];
  const place = path ?? "the data folder"; // SQLite, and a write to an open file, name none
  return refused === undefined ? message : `${place} cannot be written, ${refused}: take another folder by --data DIR`;
}

/** Why a folder takes no files. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: "it is not yours",
  EEXIST: "a file is in its place",
  ENOENT: "no folder can be made there",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file is in its place",
  EPERM: "it is not yours",
  EROFS: "the disk is read-only",
};
