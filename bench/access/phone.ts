import type { Page } from "@playwright/test";

interface Proofs {
  /** How long each took, in milliseconds. */
  readonly tookMs: number[];
}

/** Runs in the page: its workers answer as many times later, and each answer's time is told. */
function slowWorkers(times: number): void {
  const { noteProof } = window as unknown as { noteProof: (ms: number) => void };
  window.Worker = class extends Worker {
    readonly #begunMs = performance.now();
    override addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
      super.addEventListener(type, (event) => {
        const laterMs = (times - 1) * (performance.now() - this.#begunMs);
        const pass = () => {
          noteProof(performance.now() - this.#begunMs);
          if (typeof listener === "function") listener.call(this, event);
          else listener.handleEvent(event);
        };
        setTimeout(pass, laterMs);
      });
    }
  };
}

/**
 * Makes a page as slow as a phone that takes so many times as long: Chromium throttles the page's thread alone, so the worker that
 * makes the proof is held back by us.
 */
export async function slowDown(page: Page, times: number): Promise<Proofs> {
  const tookMs: number[] = [];
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  await page.exposeFunction("noteProof", (ms: number) => void tookMs.push(ms));
  await page.addInitScript(slowWorkers, times);
  return { tookMs };
}
