import { describe, expect, it } from "vitest";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { identityTraitsOf } from "@/lib/shop/risk/evidence/identity-traits";

const traits = (email: string, firstName = "Ada", lastName = "Lovelace", address = {}) =>
  identityTraitsOf({ email, firstName, lastName }, { ...exampleAddress, ...address });

describe("the traits of an account", () => {
  it("of a person whose address holds her name say nothing against her", () =>
    expect(traits("ada.lovelace@example.com")).toEqual({
      disposableDomain: 0,
      aliasedMailbox: 0,
      mailboxDigits: 0,
      mailboxOddness: 0,
      mailboxNameMatch: 1,
      nameOddness: 0,
      recipientMatch: 1,
      addressOddness: 0,
    }));

  it.each([
    ["Nguyễn", "Thị Minh", "nguyen.minh@gmail.com"],
    ["Wojciech", "Szczęsny", "szczesny@wp.pl"],
    ["Þórdís", "Jónsdóttir", "thordis@simnet.is"],
    ["Ольга", "Щербакова", "olga.s@yandex.ru"],
    ["陈", "伟", "chenwei88@qq.com"],
    ["Krzysztof", "Brzęczyszczykiewicz", "kbrzeczyszczykiewicz@onet.pl"],
    ["Schwarz", "Schmidt", "schwarzschmidt@gmx.de"],
    ["Ngozi", "Mbeki", "ngozim@yahoo.com"],
    ["Li", "Ng", "ling@outlook.com"],
  ])("find nothing odd in the name and the address of %s %s", (firstName, lastName, email) => {
    const { nameOddness = 1, mailboxOddness = 1 } = traits(email, firstName, lastName);
    expect(nameOddness).toBeLessThan(0.5);
    expect(mailboxOddness).toBeLessThan(0.5);
  });

  it.each(["xk2qvz9b", "qwzrtpsdf", "pw7dtq4x", "zxcvbnmq"])("see that %s was drawn by lot", (local) =>
    expect(traits(`${local}@example.com`).mailboxOddness).toBeGreaterThanOrEqual(0.5),
  );

  it("know an initial, and no name at all", () => {
    expect(traits("alovelace@example.com").mailboxNameMatch).toBe(0.75);
    expect(traits("kicks@example.com").mailboxNameMatch).toBe(0);
  });

  it("know whether the parcel is for who ordered", () => {
    expect(traits("a@example.com", "Ada", "Lovelace", { name: "A. Lovelace" }).recipientMatch).toBeGreaterThan(0.8);
    expect(traits("a@example.com", "Ada", "Lovelace", { name: "Bob Meyer" }).recipientMatch).toBeLessThan(0.3);
  });

  it("see that a name is there twice", () =>
    expect(traits("a@example.com", "Ada", "ada").nameOddness).toBeGreaterThanOrEqual(0.5));
});

const oddnessOf = (line1: string) => traits("a@example.com", "Ada", "Lovelace", { line1 }).addressOddness;

describe("the oddness of an address", () => {
  it.each([
    "Unter den Linden 6",
    "Musterstr. 12a",
    "123 Main St Apt 4B",
    "350 5th Ave",
    "ul. Marszałkowska 10 m. 5",
    "C/ Mayor 5, 3º 2ª",
    "Straße des 17. Juni 135",
    "12 bis rue du 8 Mai 1945",
    "Trg bana Jelačića 3",
    "Vlkova 12",
    "Brnčíkova 5",
  ])("is none in %s", (line1) => expect(oddnessOf(line1)).toBeLessThan(0.3));

  it.each(["XK 12 Main St", "QRT Unter den Linden 6", "Maaain Street 12", "Musterstraße 12 ZXQ"])(
    "is there in %s",
    (line1) => expect(oddnessOf(line1)).toBeGreaterThanOrEqual(0.5),
  );
});
