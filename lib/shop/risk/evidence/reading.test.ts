import { expect, it } from "vitest";
import { doorOf } from "@/lib/shop/risk/evidence/door";
import { identityTraitsOf } from "@/lib/shop/risk/evidence/identity-traits";
import { oddness } from "@/lib/shop/risk/evidence/reading";

const ODD = 0.5;

it.each(
  (
    "Schmidt,Bergström,Lindqvist,Thijs,Wójcik,Brzęczyszczykiewicz,Großmann,Schwarz,Goldschmidt,Öztürk,Lefèvre,McCarthy,Shevchenko," +
    "Nguyễn,Γεωργίου,Hrólfsson,mschneider,jkim,abergstroem,paulschmidt,lindqvist.goeran"
  ).split(","),
)("%s reads like a name", (name) => expect(oddness(name)).toBeLessThan(ODD));

it.each("xkqzvwpt,bvnqkdlp,qxzjkw,a1b2c3d4,wpzgkhtr,jxqvbnk".split(","))("%s is drawn by lot", (word) =>
  expect(oddness(word)).toBeGreaterThanOrEqual(ODD),
);

const account = { email: "ada@example.com", firstName: "Ada", lastName: "Lovelace" };
const oddnessOf = (line1: string) =>
  identityTraitsOf(account, { name: "Ada Lovelace", line1, postalCode: "10117", city: "Berlin", country: "DE" })
    .addressOddness;

it.each([
  "Hauptstraße 19",
  "Hauptstr. 19a",
  "Bergstraße 3",
  "Landstraße 12",
  "Mozartstraße 7",
  "Ringstraße 4",
  "Dorpsstraat 10",
  "Kerkstraat 5c",
  "Marktplatz 1",
  "Björkvägen 8",
  "12 rue de la République",
  "Straße des 17. Juni 135",
  "ul. Krótka 4",
  "175 High Street",
])("%s is a street", (line1) => expect(oddnessOf(line1)).toBe(0));

it.each(["XKQ Hauptstraße 19", "Hauptstraße 19 bvx", "Haupttttstraße 19", "19Hauptstraße"])("%s is jigged", (line1) =>
  expect(oddnessOf(line1)).toBeGreaterThan(0),
);

it.each([
  ["mueller.juergen@gmx.de", "Jürgen", "Müller", 1],
  ["juergen.muller@gmx.de", "Jürgen", "Müller", 1],
  ["mwilliam17@uni.example", "Mohammed", "Williams", 0.75],
  ["a.oeberg2000@telia.com", "Axel", "Öberg", 0.75],
  ["sunny@example.com", "Jürgen", "Müller", 0],
])("%s holds so much of %s %s: %d", (email, firstName, lastName, share) => {
  const address = { name: "Ada", line1: "Hauptstraße 19", postalCode: "10117", city: "Berlin", country: "DE" };
  expect(identityTraitsOf({ email, firstName, lastName }, address).mailboxNameMatch).toBe(share);
});

it("a recipient whose umlauts are written out is the same person", () => {
  const address = {
    name: "Juergen Mueller",
    line1: "Ringstraße 4",
    postalCode: "10117",
    city: "Berlin",
    country: "DE",
  };
  const traits = identityTraitsOf({ email: "j@example.com", firstName: "Jürgen", lastName: "Müller" }, address);
  expect(traits.recipientMatch).toBe(1);
});

const doorIn = (line1: string) => doorOf({ name: "Ada", line1, postalCode: "LS1 4AP", city: "Leeds", country: "GB" });

it.each(["60.Church Rd", "60, Church Road", "60 CHURCH RD"])("%s is the door of 60 Church Road", (line1) => {
  expect(doorIn(line1)).toEqual(doorIn("60 Church Road"));
  expect(doorIn("Straße des 17. Juni 135")).toMatchObject({ number: "135" });
});
