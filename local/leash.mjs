/**
 * Loaded with `--import` into every process that the supervisor starts, and into theirs: when the parent is gone, even
 * by kill -9, the IPC channel closes and the process leaves too. Plain JavaScript: it costs those processes nothing.
 */
const { channel } = process;
if (channel) {
  process.on("disconnect", () => process.exit(0));
  // Node counts each listener as a reason to stay alive; this one is none. `channel.unref()` would also let go of the
  // channel for those who wait for messages on it.
  channel.unrefCounted?.();
}
