import { expect, it } from "vitest";
import { assess } from "@/lib/shop/risk/assess";

const AT = "2026-01-01T10:00:00.000Z";
const plain = assess({ accountAgeSeconds: 9000 }, AT);

it("what strangers do not share with an order that was turned down advises against it in words, beside its score", () => {
  const advised = assess({ accountAgeSeconds: 9000 }, AT, { turnedDown: ["card", "network", "phone"] });
  const text = "It shares its card and telephone with an order that was turned down.";
  expect(advised).toMatchObject({ score: plain.score, level: "high", recommendation: "reject" });
  expect(advised.facts).toEqual([{ code: "shares_with_turned_down", text, points: 0 }, ...plain.facts]);
  expect(advised.explanation?.text).toMatch(`${text} Advised against for that, whatever its score. `);
});

it("a door or a network alone advises nothing: they are a household's, an office's or a campus's, and anyone can name a door", () =>
  expect(assess({ accountAgeSeconds: 9000 }, AT, { turnedDown: ["door", "device", "network", "subnet"] })).toEqual(
    plain,
  ));
