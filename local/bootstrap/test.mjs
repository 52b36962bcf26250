// `npm test`: everything. What comes from the registry alone, SST's components, is fetched beside the fast part.
import { spawn } from "node:child_process";
import { once } from "node:events";

const npm = (...args) => spawn("npm", args, { stdio: "inherit", shell: process.platform === "win32" });

async function succeed(child) {
  const [code] = await once(child, "exit");
  if (code !== 0) process.exit(code ?? 1);
}

const fetched = spawn(process.execPath, ["infra/check.mjs", "--install-only"], {
  stdio: ["ignore", "ignore", "inherit"],
});
const whenFetched = once(fetched, "exit"); // a failure is met again, with its message, by test:stack
await succeed(npm("run", "verify"));
await whenFetched;
await succeed(npm("run", "test:stack"));
await succeed(npm("run", "test:e2e"));
