import type { Page } from "@playwright/test";

/** Runs in the page: tells what live regions say, Next's announcer of a new page among them, and the title of a page that was loaded. */
function listen(): void {
  const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
  const outside = window as unknown as { noteHeard: (said: string) => void };
  const tell = (text: string | null | undefined) => {
    if (text?.trim()) outside.noteHeard(text.trim());
  };
  const note = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    tell(element?.closest(LIVE)?.textContent);
    for (const inside of element?.querySelectorAll(LIVE) ?? []) tell(inside.textContent);
    if (node instanceof HTMLElement && node.shadowRoot) observe(node.shadowRoot);
  };
  function observe(root: Node): void {
    const observer = new MutationObserver((changes) =>
      changes.forEach(({ target, addedNodes }) => [target, ...addedNodes].forEach(note)),
    );
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  }
  document.addEventListener("DOMContentLoaded", () => (tell(`page: ${document.title}`), observe(document)));
}

/** Collects in order what a screen reader would read out by itself. */
export async function hearPage(page: Page): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeFunction("noteHeard", (text: string) => void (text !== heard.at(-1) && heard.push(text)));
  await page.addInitScript(listen);
  return heard;
}
