import { expect, it } from "vitest";
import { render } from "@/lib/platform/mail/render";
import { exampleEntry } from "@/lib/shop/entry/examples";
import { excludedLetter, inLineLetter, notDrawnLetter, receiptLetter } from "@/lib/shop/entry/letters";
import type { Entry, Undrawn } from "@/lib/shop/entry/schema";
import { leafOf } from "@/packages/draw-record";

const to = { email: "eve@example.com", firstName: `Eve <img src=x>` };
const entryId = "ent_0123456789abcdefghjkmnpqrs";
const salt = "7".repeat(64);
const entry: Entry = {
  ...exampleEntry,
  entryId,
  salt,
  leaf: leafOf(entryId, salt),
  status: "waiting",
  rank: 1207,
  reason: "same_door",
};
const about = { entry, dropName: "Pi <b>", url: "http://shop/drops/pi/enter", drawUrl: "http://shop/drops/pi/draw" };
const undrawnLetter = (undrawn: Undrawn) => notDrawnLetter(to, { ...about, entry: { ...entry, undrawn } });
const letters = {
  receipt: receiptLetter(to, about),
  "in line": inLineLetter(to, about, 12),
  "not drawn": notDrawnLetter(to, about),
  "closed before its draw": undrawnLetter("closed"),
  "no draw in time": undrawnLetter("ended"),
  "closed after its seal": undrawnLetter("stopped"),
  excluded: excludedLetter(to, about),
};

it.each(Object.entries(letters))("%s: holds the receipt as a file can hold it, and both ways on", async (_, letter) => {
  const { text, html } = await render(letter);
  const { leaf } = entry;
  expect(JSON.parse(/^Your receipt: (.*)$/m.exec(text)?.[1] ?? "")).toEqual({ entryId, salt, leaf });
  for (const part of [text, html]) {
    expect(part).toContain(about.url);
    expect(part).toContain(about.drawUrl);
  }
  expect(html).not.toMatch(/<img|Pi <b>/);
});

const textWith = async (tickets: number) =>
  (await render(receiptLetter(to, { ...about, entry: { ...entry, tickets } }))).text;

it("the tickets are on the receipt, and in words for those alone who have more than one", async () => {
  expect(await textWith(2)).toContain("Your tickets: 2: you lost an earlier draw");
  expect(await textWith(2)).toContain('"tickets":2}');
  expect(await textWith(1)).not.toContain("Your tickets");
  expect(await textWith(1)).toContain('"tickets":1}');
});

const textOf = (ahead: number) => inLineLetter(to, about, ahead).paragraphs.join(" ");

it("says the rank and the place in line as what they are", () => {
  expect(textOf(12)).toContain("your rank, 1207");
  expect([textOf(0), textOf(1), textOf(12)].map((text) => /(You are next|At most \d+ \w+)/.exec(text)?.[0])).toEqual([
    "You are next",
    "At most 1 person",
    "At most 12 people",
  ]);
});
