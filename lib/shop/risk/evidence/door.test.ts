import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PostalAddress } from "@/lib/platform/postal-address/schema";
import { fingerprintOf } from "@/lib/shop/risk/evidence/fingerprint";
import { entryOf } from "@/lib/shop/risk/links/entry";
import { isSameDoor } from "@/lib/shop/risk/links/neighbours";

const AT = "2026-01-01T10:00:00.000Z";
const account = { email: "ada@example.com", firstName: "Ada", lastName: "Lovelace" };
const addressOf = (country: string, line1: string, rest: Partial<PostalAddress> = {}): PostalAddress => ({
  name: "Ada Lovelace",
  line1,
  postalCode: "10117",
  city: "Berlin",
  country,
  ...rest,
});

const entryFor = (shippingAddress: PostalAddress) =>
  entryOf({
    orderId: "ord_1",
    customerId: "cus_1",
    orderedAt: AT,
    verifiedAt: AT,
    fingerprint: fingerprintOf({
      key: "k",
      clientAddress: "",
      headers: new Headers(),
      account,
      shippingAddress,
      at: AT,
    }),
  });
const areOneDoor = (a: PostalAddress, b: PostalAddress): boolean => isSameDoor(entryFor(a), entryFor(b));

/** One door in each line, as people and bots spell it. */
const SPELLINGS: readonly (readonly [country: string, ...spellings: string[]])[] = [
  ["US", "40 Washington Blvd", "40 Washintgon Blvd", "40 Wsahington Blvd", "ROB 40 Washington Blvd"],
  ["ES", "Calle Real 81", "KA Calle Real 081", "CJRA C/ Real 81", "Calle Real 81 MAMR"],
  ["PT", "Largo da Igreja 11", "Largo da Igerja 11", "DYEV, Largo da Igreja 11", "UFO LARGO DA IGREJA 11"],
  ["FR", "7c, rue Jean Jaurès", "7C RUE JEAN JAURES", "7 c rue Jean Jaurès", "7.rue Jean Jaurès"],
  ["NL", "Parallelweg 14c", "14c Parallelweg"],
  ["DE", "Unter den Linden 6", "unter den linden 6", "UNTER DEN LINDEN 06", "Unter d. Linden 6", "Unter-den-Linden 6"],
  [
    "DE",
    "Unter den Linden 6",
    "XK Unter den Linden 6",
    "Unter den Linden 6 XQ",
    "Unter den Lindenn 6",
    "Untr den Linden 6",
  ],
  ["DE", "Unter den Linden 6", "Unter den Linden 6, Apt 12", "Unter den Linden 6 Hinterhaus 2", "Unter den Linden 6/3"],
  [
    "DE",
    "Unter den Linden 6",
    "c/o Meyer, Unter den Linden 6",
    "Unter den Linden 6, c/o Anna Meyer",
    "6 Unter den Linden",
  ],
  [
    "DE",
    "Unter den Linden 6",
    "Unter den Linden6",
    "Unter den Linden Nr. 6",
    "Ünter den Lïnden 6",
    "Unter  den   Linden , 6",
  ],
  ["DE", "Musterstraße 12", "Musterstr. 12", "Muster Str 12", "Musterstrasse 12", "Muster-Straße 12a", "MUSTERSTR.12"],
  [
    "DE",
    "Musterstraße 12",
    "Musterstr 12 3",
    "Mustrstraße 12",
    "Musterstraße 12, Whg 4",
    "QZ Musterstraße 12",
    "12, Musterstraße",
  ],
  ["DE", "Müllerstraße 3", "Muellerstr. 3", "Mullerstrasse 3", "Müller Straße 3 EG", "Müllerstraße 3, 2. OG"],
  ["DE", "Straße des 17. Juni 135", "Str. des 17.Juni 135", "Strasse d. 17. Juni 135", "Straße des 17 Juni 135"],
  [
    "AT",
    "Mariahilfer Straße 20",
    "Mariahilferstr. 20",
    "Mariahilfer Str. 20/4/12",
    "Mariahilfer Straße 20, Stiege 2 Top 7",
  ],
  ["US", "123 Main Street", "123 Main St", "XK 123 Main St", "123 Main St Apt 4B", "123 Main St #4", "123Main St."],
  ["US", "123 Main Street", "123 Maain Street", "ABC 123 Main St.", "123 main street unit 12", "123 Main St Suite 100"],
  ["US", "350 5th Ave", "350 5th Avenue", "350 5th Ave, Floor 3", "350 5 th Ave"],
  ["GB", "10 Downing Street", "10, Downing St", "Flat 2, 10 Downing Street", "10 Downing Str.", "10 Downning Street"],
  ["FR", "12 rue du 8 Mai 1945", "12, Rue du 8 mai 1945", "rue du 8 Mai 1945 12", "12 bis rue du 8 mai 1945"],
  ["FR", "5 avenue Émile Zola", "5 av. Emile Zola", "5 Ave Emile Zola, Bât B", "5, avenue Émile-Zola appt 12"],
  ["ES", "Calle Mayor 5, 3º 2ª", "C/ Mayor 5", "Calle Mayor 5 piso 3", "C. Mayor, 5"],
  ["IT", "Via Roma 10", "V. Roma 10", "via Roma, 10 int. 4", "VIA ROMA 10 scala B"],
  ["NL", "Keizersgracht 100", "Keizersgracht 100-2", "Keizers gracht 100", "Keizersgracht 100 bus 4"],
  ["RU", "ул. Ленина 5", "ul. Lenina 5", "улица Ленина, 5 кв. 12", "ulitsa Lenina 5"],
  ["GR", "Ερμού 12", "Ermou 12", "ΕΡΜΟΥ 12"],
  ["PL", "ul. Marszałkowska 10", "Marszalkowska 10", "ulica Marszałkowska 10 m. 5", "Marszałkowska 10/5"],
  ["SE", "Storgatan 4", "Storg. 4", "Stor gatan 4 lgh 1201", "STORGATAN 4"],
  ["PT", "Rua Augusta 25", "R. Augusta 25", "Rua Augusta, 25 - 3 esq"],
  ["CZ", "Vodičkova 30", "Vodickova 30", "Vodičkova 30, byt 5"],
];

describe("one door", () => {
  it.each(SPELLINGS.flatMap(([country, first, ...others]) => others.map((other) => [country, first ?? "", other])))(
    "in %s: %s is %s",
    (country, first, other) => expect(areOneDoor(addressOf(country, first), addressOf(country, other))).toBe(true),
  );

  it("is one whatever the second line and the recipient are", () =>
    expect(
      areOneDoor(
        addressOf("DE", "Hauptstr. 1"),
        addressOf("DE", "Hauptstraße 1", { line2: "Apt. 77", name: "B. Meyer", city: "Berlin-Mitte" }),
      ),
    ).toBe(true));

  it("has one US postal code with and without the four more digits", () =>
    expect(
      areOneDoor(
        addressOf("US", "1 Main St", { postalCode: "10001" }),
        addressOf("US", "1 Main St", { postalCode: "10001-2345" }),
      ),
    ).toBe(true));
});

const inEmirates = (city: string) => addressOf("AE", "12 Al Wasl Road", { postalCode: "", city });

describe("other doors are other doors", () => {
  it.each([
    ["DE", "Unter den Linden 6", "Unter den Linden 8"],
    ["DE", "Unter den Linden 6", "Unter den Linden 66"],
    ["DE", "Musterstraße 12", "Musterstraße 14"],
    ["DE", "Musterstraße 1", "Musterstraße 11"],
    ["DE", "Lindenweg 6", "Lindenallee 6"],
    ["DE", "Lindenweg 6", "Bergweg 6"],
    ["DE", "Hauptstraße 12", "Bahnhofstraße 12"],
    ["DE", "Goethestraße 5", "Schillerstraße 5"],
    ["US", "123 Main Street", "125 Main Street"],
    ["US", "123 Main Street", "123 Maple Street"],
    ["US", "123 Main Street", "123 Main Avenue"],
    ["US", "100 Main St N", "100 Main St S"],
    ["US", "350 5th Ave", "350 6th Ave"],
    ["US", "350 5th Ave", "350 15th Ave"],
    ["US", "12 101st Street", "12 102nd Street"],
    ["US", "12 North Street", "12 South Street"],
    ["GB", "10 Downing Street", "11 Downing Street"],
    ["FR", "12 rue du 8 Mai 1945", "14 rue du 8 Mai 1945"],
    ["FR", "12 rue Victor Hugo", "12 rue Emile Zola"],
    ["IT", "Via Roma 10", "Via Milano 10"],
    ["DE", "Straße des 17. Juni 135", "Straße des 17. Juni 136"],
  ])("in %s: %s is not %s", (country, one, other) =>
    expect(areOneDoor(addressOf(country, one), addressOf(country, other))).toBe(false),
  );

  it("in another postal code or country, the same street and number is another door", () => {
    const here = addressOf("DE", "Hauptstraße 1");
    expect(areOneDoor(here, addressOf("DE", "Hauptstraße 1", { postalCode: "20095" }))).toBe(false);
    expect(areOneDoor(here, addressOf("AT", "Hauptstraße 1"))).toBe(false);
  });

  it("where there is no postal code the city takes its place", () => {
    expect(areOneDoor(inEmirates("Dubai"), inEmirates("DUBAI"))).toBe(true);
    expect(areOneDoor(inEmirates("Dubai"), inEmirates("Sharjah"))).toBe(false);
  });
});

const jigs = [
  (line: string) => line.toUpperCase(),
  (line: string) => line.replaceAll(" ", "  "),
  (line: string) => `${line}, Apt 5`,
  (line: string) => `${line} Unit 12`,
  (line: string) => `XZ ${line}`,
  (line: string) => line.replace("Avenue", "Ave."),
  (line: string) => line.replace(/([a-z])([a-z])/, "$1$1$2"),
  (line: string) => line.replace(/a/, "á"),
];

it("whatever jigs are put on an address one after another, it stays the same door", () =>
  fc.assert(
    fc.property(
      fc.constantFrom("742 Evergreen Avenue", "1600 Pennsylvania Avenue", "55 Cherry Blossom Avenue"),
      fc.subarray(jigs),
      (line, chosen) => {
        const jigged = chosen.reduce<string>((text, jig) => jig(text), line);
        return areOneDoor(addressOf("US", line), addressOf("US", jigged));
      },
    ),
  ));

it("no text of an address breaks it, and each is one door with itself", () =>
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (line1) =>
      areOneDoor(addressOf("DE", line1), addressOf("DE", line1)),
    ),
  ));
