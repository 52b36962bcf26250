import path from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { findings, overflowOf } from "./inspect.ts";
import { GALLERY, keep, type Finding, type Picture, type Role } from "./state.ts";

const LOOKS = ["light", "dark"] as const;
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;
/** WCAG 1.4.10: as narrow as a page of 1280 pixels gets at 400 % zoom. */
const NARROW = { width: 320, height: 640 };
/** A window of 1280 pixels at 200 % zoom. */
const ZOOMED = { width: 640, height: 450 };

export interface ShotOptions {
  /** A dialog is in the window, not on the page. */
  readonly windowOnly?: boolean;
}

export type Shoot = (caption: string, options?: ShotOptions) => Promise<void>;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

/** The place of a test in the document: its file, its line, and the number of the picture in it. */
const orderOf = ({ file, line }: TestInfo, count: number): string =>
  [slug(path.basename(file, ".gallery.ts")), String(line).padStart(4, "0"), String(count).padStart(2, "0")].join("-");

/** Takes pictures of whatever the page shows now, in both themes and on both sizes, and has it examined. */
export function shooter(page: Page, info: TestInfo): Shoot {
  let count = 0;
  const [, role = "", chapter = ""] = info.titlePath;
  return async (caption, { windowOnly = false } = {}) => {
    const order = orderOf(info, count++);
    const camera = new Camera(page, `${order}-${slug(caption)}`, !windowOnly);
    await camera.takeAll();
    const { pictures, found, overflow } = camera;
    keep({ order, role: role as Role, page: chapter, caption, pictures, findings: found, overflow });
  };
}

class Camera {
  readonly pictures: Picture[] = [];
  readonly found: Finding[] = [];
  readonly overflow: { width: number; by: number }[] = [];
  readonly #page: Page;
  readonly #name: string;
  readonly #fullPage: boolean;

  constructor(page: Page, name: string, fullPage: boolean) {
    this.#page = page;
    this.#name = name;
    this.#fullPage = fullPage;
  }

  async takeAll(): Promise<void> {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await this.#resize(viewport);
      for (const theme of LOOKS) {
        await this.#light(theme);
        this.found.push(...(await findings(this.#page, theme, size)));
        await this.#take(size, theme);
      }
    }
    await this.#light("light");
    await this.#resize(ZOOMED);
    await this.#resize(NARROW);
    await this.#take("narrow", "light");
    await this.#page.setViewportSize(SIZES.desktop);
  }

  /** Resolves when the page has taken the theme on: what is measured halfway has the colours of both. */
  async #light(colorScheme: "light" | "dark"): Promise<void> {
    await this.#page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await this.#page.evaluate(untilPainted, `(prefers-color-scheme: ${colorScheme})`);
  }

  async #resize(viewport: { readonly width: number; readonly height: number }): Promise<void> {
    await this.#page.setViewportSize(viewport);
    await this.#page.evaluate(untilPainted, `(width: ${viewport.width}px)`);
    const by = await overflowOf(this.#page);
    if (by > 0) this.overflow.push({ width: viewport.width, by });
  }

  async #take(size: string, theme: string): Promise<void> {
    const file = `${this.#name}-${size}-${theme}.png`;
    await this.#page.screenshot({
      path: path.join(GALLERY, file),
      fullPage: this.#fullPage,
      animations: "disabled",
      caret: "hide",
    });
    this.pictures.push({ file, size, theme });
  }
}

/** Runs in the page: until the media query holds, and two frames have been painted since. */
async function untilPainted(query: string): Promise<void> {
  for (let left = 300; left > 0 && !matchMedia(query).matches; left--) await new Promise(requestAnimationFrame);
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
}
