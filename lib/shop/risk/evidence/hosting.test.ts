import { expect, it } from "vitest";
import { isHosted } from "@/lib/shop/risk/evidence/hosting";
import networks from "@/lib/shop/risk/evidence/hosting-networks.json" with { type: "json" };

it("a range of the table begins and ends where it says", () => {
  expect(["3.120.0.0", "3.120.255.255"].map(isHosted)).toEqual([true, true]);
  expect(["0.0.0.1", "223.255.255.255", "2000::1", "3fff:ffff::1"].map(isHosted)).not.toContain(true);
});

it("what is no address of a public network is not known", () => {
  for (const address of ["", "unknown", "10.1.2.3", "127.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "224.0.0.1"])
    expect(isHosted(address)).toBeUndefined();
});

it("the table names where it is from, and stays small", () => {
  expect(networks.source).toContain("DB-IP (https://db-ip.com), CC BY 4.0");
  expect(networks.ipv4.length + networks.ipv6.length).toBeLessThan(256 * 1024);
});
