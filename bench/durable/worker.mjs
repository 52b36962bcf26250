// Child process hosting an engine's workflow code. Reports events and answers the driver's calls over IPC.
import { now } from "./lib.mjs";
const [engine, dir] = process.argv.slice(2);
const adapter = await import(`./engines/${engine}.mjs`);
const emit = (ev, id, name, token) => process.send({ ev, id, name, token, t: now() });
const api = (await adapter.worker({ dir, emit })) ?? {};

async function answer({ call, method, args }) {
  try {
    process.send({ call, value: await api[method](...args) });
  } catch (e) {
    process.send({ call, error: String(e?.stack ?? e) });
  }
}
process.on("message", (message) => void answer(message));
process.on("disconnect", () => process.exit(0));
process.send({ ready: true });
