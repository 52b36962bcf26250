// Plain JavaScript that an old Node can read: it is there to say that Node is too old.

/** Below it node:sqlite needs a flag. */
const NEEDED = [22, 13];

/** What to say to a Node that is too old; nothing to one that is not. */
export function tooOld(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined;
  return `durable-lambda needs Node ${NEEDED.join(".")} or newer, this is ${version}: install Node 24, the runtime of AWS (nvm install 24)`;
}
