import type { Page } from "@playwright/test";
import { TYPED_ADDRESS } from "../../e2e/support/pages/drop-page.ts";
import type { Hands } from "./hands.ts";

/** Something that a person gets through by one form. */
export interface Journey {
  readonly what: string;
  readonly path: string;
  readonly fill: (hands: Hands) => Promise<void>;
  /** The button that sends the form. */
  readonly button: string;
  /** Resolves when the store has accepted it, and says so. */
  readonly accepted: (page: Page) => Promise<void>;
}

async function typeAddress(hands: Hands): Promise<void> {
  await hands.select("Country", "Germany");
  for (const [label, text] of Object.entries(TYPED_ADDRESS)) await hands.type(label, text);
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

export const ordering: Journey = {
  what: "order",
  path: "/",
  async fill(hands) {
    await hands.chooseSize("42");
    await typeAddress(hands);
  },
  button: "Order now",
  async accepted(page) {
    await page.waitForURL(/\/orders\/ord_/, { waitUntil: "commit" });
    await heading(page, "Awaiting payment").waitFor();
  },
};

export const entering = (dropId: string): Journey => ({
  what: "entry",
  path: `/drops/${dropId}/enter`,
  async fill(hands) {
    await hands.select("First choice", "EU 43");
    await hands.select("Second choice", "EU 42");
    await typeAddress(hands);
  },
  button: "Enter the draw",
  accepted: (page) => heading(page, "You are in the draw").waitFor(),
});
