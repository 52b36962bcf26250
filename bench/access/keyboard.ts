import type { Page } from "@playwright/test";
import { KEY_MS, type Hands } from "./hands.ts";

const MOST_KEYS = 150;

export interface KeyboardHands extends Hands {
  /** Keys that were pressed so far, letters apart. */
  readonly keys: () => number;
  /** How often no element had the focus although one had had it on the same page. */
  readonly lost: () => number;
  /** Looks where the focus is now. */
  readonly look: () => Promise<string>;
}

/** Role and name of what has the focus, as the accessibility tree gives them: `textbox "City"`. Empty where nothing has it. */
async function focused(page: Page): Promise<string> {
  const snapshot = await page
    .locator(":focus")
    .ariaSnapshot({ timeout: 1000 })
    .catch(() => "");
  return /^- (.*?):?$/m.exec(snapshot)?.[1] ?? "";
}

/** A person without a mouse who goes by what a screen reader says: each stop is told by its role and name. */
export function keyboardOnly(page: Page, say: (stop: string) => void): KeyboardHands {
  let [keys, lost, isFresh] = [0, 0, true];
  page.on("domcontentloaded", () => void (isFresh = true));

  async function look(): Promise<string> {
    const stop = await focused(page);
    if (stop === "" && !isFresh) lost++;
    if (stop !== "") isFresh = false;
    return stop;
  }
  async function key(name: string): Promise<string> {
    keys++;
    await page.keyboard.press(name, { delay: KEY_MS });
    const stop = await look();
    say(stop);
    return stop;
  }
  /** Presses the key until such a thing has the focus. */
  async function go(name: string, wanted: RegExp): Promise<void> {
    for (let left = MOST_KEYS; left > 0; left--) if (wanted.test(await key(name))) return;
    throw new Error(`no ${name} leads to ${wanted}`);
  }
  const write = (text: string) => page.keyboard.type(text, { delay: KEY_MS });
  return {
    keys: () => keys,
    lost: () => lost,
    look,
    async chooseSize(size) {
      await go("Tab", /^radio "EU /);
      await key("Space");
      if (!(await look()).includes(`EU ${size}`)) await go("ArrowRight", new RegExp(`^radio "EU ${size}\\b`));
    },
    async select(label, option) {
      await go("Tab", new RegExp(`^combobox "${label}`));
      await write(option);
    },
    async type(label, text) {
      await go("Tab", new RegExp(`^textbox "${label}`));
      await write(text);
    },
    async press(button) {
      await go("Tab", new RegExp(`^button "${button}`));
      await page.keyboard.press("Enter");
    },
  };
}
