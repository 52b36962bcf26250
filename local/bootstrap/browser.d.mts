/** `executablePath` undefined: Playwright's own browser. */
interface Browser {
  readonly executablePath: string | undefined;
}

export function findBrowser(): Browser | undefined;
export function ensureBrowser(): Browser;
export function browserExecutablePath(): string | undefined;
