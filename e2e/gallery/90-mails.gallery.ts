import type { Mail } from "../support/store.ts";
import { expect, test } from "./support/gallery.ts";

const ENDED = "Your order has ended";

/** One caption a kind of mail: an ended order's says why. */
function captionOf({ subject, body }: Mail): string {
  const why = body.text.split("\n\n")[2] ?? "";
  return subject === ENDED ? `${subject}: ${why}` : subject;
}

test.describe("Mails", () => {
  test("As they arrive", async ({ page, store, shoot }) => {
    const kinds = new Map((await store.inbox()).map((mail) => [captionOf(mail), mail]));
    expect(kinds.size).toBeGreaterThan(0);
    for (const [caption, mail] of [...kinds].toSorted(([a], [b]) => a.localeCompare(b))) {
      await page.setContent(mail.body.html);
      await shoot(caption);
    }
  });
});
