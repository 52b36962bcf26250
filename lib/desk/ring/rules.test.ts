import { expect, it } from "vitest";
import { isOfRing } from "@/lib/desk/ring/rules";
import { LINKS } from "@/lib/shop/risk/schema";

it.each(LINKS.map((link) => [link, ["card", "mailbox", "phone", "door"].includes(link)] as const))(
  "an order that shares a %s alone belongs to the ring: %s",
  (link, belongs) => expect(isOfRing({ links: [link], distance: 1 })).toBe(belongs),
);

it("one that shares a card and a network does, and so does one that another member led to", () => {
  expect(isOfRing({ links: ["network", "card"], distance: 1 })).toBe(true);
  expect(isOfRing({ links: ["door"], distance: 2 })).toBe(true);
});
