import { browserExecutablePath } from "../../local/bootstrap/browser.mjs";

const executablePath = browserExecutablePath();

/** The browser of this machine, without what it would do on the network of its own accord. */
export const launchOptions = {
  ...(executablePath && { executablePath }),
  args: [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
  chromiumSandbox: false,
};
