import { describe, expect, it } from "vitest";
import { hasTicket, withTicket } from "@/lib/account/registration/ticket";
import { digestId, type RegistrationId } from "@/lib/platform/ids";

const id = (name: string): RegistrationId => `reg_${digestId(name)}`;
const KEY = "key";

describe("a browser's tickets", () => {
  it("know the registration that it signed up for, and no other", () => {
    const tickets = withTicket(undefined, id("a"), KEY);
    expect(hasTicket(tickets, id("a"), KEY)).toBe(true);
    expect(hasTicket(tickets, id("b"), KEY)).toBe(false);
  });

  it("are worth nothing without the key, altered, or put together from parts", () => {
    const [a, b] = [withTicket(undefined, id("a"), KEY), withTicket(undefined, id("b"), KEY)];
    const spliced = `${a.split(".")[0]}.${b.split(".")[1]}`;
    expect(hasTicket(withTicket(undefined, id("a"), "another key"), id("a"), KEY)).toBe(false);
    for (const forged of [spliced, a.slice(0, -1), `${a}x`, a.toUpperCase(), id("a"), `${id("a")}.`])
      expect(hasTicket(forged, id("a"), KEY), forged).toBe(false);
  });

  it.each([undefined, "", "undefined", "~~~~", ".", "%A0", "~".repeat(4000)])("%j is none", (text) => {
    expect(hasTicket(text, id("a"), KEY)).toBe(false);
    expect(hasTicket(withTicket(text, id("a"), KEY), id("a"), KEY)).toBe(true);
  });

  it("are the last five, each once", () => {
    const names = ["a", "b", "c", "d", "e", "f", "b"];
    const tickets = names.reduce<string | undefined>((held, name) => withTicket(held, id(name), KEY), undefined);
    const held = ["a", "b", "c", "d", "e", "f"].filter((name) => hasTicket(tickets, id(name), KEY));
    expect(held).toEqual(["b", "c", "d", "e", "f"]);
    expect(tickets?.split("~")).toHaveLength(5);
  });
});
