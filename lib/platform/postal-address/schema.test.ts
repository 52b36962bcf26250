import { describe, expect, it } from "vitest";
import { EU_COUNTRIES } from "@/lib/platform/postal-address/countries";
import { exampleAddress } from "@/lib/platform/postal-address/examples";
import { addressLines, fieldsOf } from "@/lib/platform/postal-address/rules";
import { postalAddressInput } from "@/lib/platform/postal-address/schema";

const problems = (address: object): string[] =>
  (postalAddressInput.safeParse({ ...exampleAddress, ...address }).error?.issues ?? []).map(({ path }) =>
    path.join("."),
  );
const accepted = (address: object) => postalAddressInput.parse({ ...exampleAddress, ...address });

describe("an address that is typed", () => {
  it("is kept as it is, and a second line only where there is one", () => {
    expect(accepted({})).toEqual(exampleAddress);
    expect(accepted({ line2: "" })).toEqual(exampleAddress);
    expect(accepted({ line2: "3rd floor" })).toEqual({ ...exampleAddress, line2: "3rd floor" });
  });

  it("names what is missing, each at its field", () => {
    const nothing = postalAddressInput.safeParse({}).error?.issues.map(({ path }) => path.join("."));
    expect(nothing).toEqual(["name", "line1", "city", "country"]);
    expect(problems({ postalCode: "" })).toEqual(["postalCode"]);
    expect(problems({ name: " ", line1: "...", city: "-" })).toEqual(["name", "line1", "city"]);
    expect(problems({ line1: "...", city: "-" })).toEqual(["line1", "city"]);
  });

  it.each([
    ["DE", "1011"],
    ["DE", "ABCDE"],
    ["NL", "10115"],
    ["US", "1234"],
    ["GB", "10115"],
    ["JP", "10115"],
  ])("has a postal code of its country: not %s %s", (country, postalCode) =>
    expect(problems({ country, postalCode, region: "X" })).toEqual(["postalCode"]),
  );

  it.each([
    ["NL", "1012 ab", "1012 AB"],
    ["GB", "sw1a 1aa", "SW1A 1AA"],
    ["IE", "D02 X285", "D02 X285"],
    ["IE", "", ""],
    ["PL", "00-001", "00-001"],
    ["JP", "100-0001", "100-0001"],
  ])("has its postal code as the country writes it: %s %s", (country, postalCode, kept) =>
    expect(accepted({ country, postalCode }).postalCode).toBe(kept),
  );

  it("names a state only where the country's addresses do", () => {
    expect(problems({ country: "US", postalCode: "10001" })).toEqual(["region"]);
    expect(accepted({ country: "us", postalCode: "10001", region: "NY" })).toMatchObject({
      country: "US",
      region: "NY",
    });
  });

  it("has a telephone number that can be called from abroad, or none", () => {
    expect(accepted({ phone: "030 901820" }).phone).toBe("+4930901820");
    expect(accepted({ phone: "+33 1 42 68 53 00" }).phone).toBe("+33142685300");
    expect(problems({ phone: "12" })).toEqual(["phone"]);
    expect(problems({ phone: "call me" })).toEqual(["phone"]);
  });

  it.each(["XX", "EU", "Germany", ""])("is of a country: not %s", (country) =>
    expect(problems({ country, region: "X" })).toContain("country"),
  );
});

describe("the fields of an address", () => {
  it("come in the order in which the country writes them", () => {
    expect(fieldsOf("DE")).toEqual(["country", "name", "line1", "line2", "postalCode", "city", "phone"]);
    expect(fieldsOf("US")).toEqual(["country", "name", "line1", "line2", "city", "region", "postalCode", "phone"]);
    expect(fieldsOf("GB")).toEqual(["country", "name", "line1", "line2", "city", "postalCode", "phone"]);
  });

  it.each(EU_COUNTRIES)("are all there in the European Union: %s", (country) =>
    expect(fieldsOf(country)).toEqual(expect.arrayContaining(["name", "line1", "postalCode", "city"])),
  );
});

it("an address is written as its country does, the country last", () => {
  expect(addressLines(exampleAddress)).toEqual(["Ada Lovelace", "Unter den Linden 6", "10117 Berlin", "Germany"]);
  expect(
    addressLines({
      ...exampleAddress,
      line2: "c/o Byron",
      country: "US",
      region: "NY",
      city: "New York",
      postalCode: "10001",
    }),
  ).toEqual(["Ada Lovelace", "Unter den Linden 6", "c/o Byron", "New York, NY 10001", "United States"]);
});
