import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, vi } from "vitest";
import { networkOf } from "@/lib/platform/http/client";
import { networkOfAddress, subnetOfAddress } from "@/lib/platform/http/network";
import { noteSocketAddresses } from "@/lib/platform/http/socket-address";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, 32 characters long");
const from = (address: string, header = "x-forwarded-for") => new Headers({ [header]: address });

function behind(header: "x-forwarded-for" | "cloudfront-viewer-address", hops: string): void {
  vi.stubEnv("CALLER_HEADER", header);
  vi.stubEnv("PROXY_HOPS", hops);
}

it("counts a caller by the address that our own server saw, whatever the caller wrote before it", () => {
  behind("x-forwarded-for", "0");
  expect(networkOf(from("1.2.3.4, 9.9.9.9"))).toBe(networkOf(from("9.9.9.9")));
  expect(networkOf(from("9.9.9.9"))).not.toBe(networkOf(from("9.9.9.8")));
});

it("skips the proxies that stand between", () => {
  behind("x-forwarded-for", "1");
  expect(networkOf(from("made-up, 9.9.9.9, 130.176.0.1"))).toBe(networkOf(from("9.9.9.9, 130.176.0.2")));
  behind("x-forwarded-for", "2");
  expect(networkOf(from("made-up, 9.9.9.9, 10.0.0.1, 127.0.0.1"))).toBe(networkOf(from("9.9.9.9, a, b")));
});

it("behind CloudFront only CloudFront's own header counts", () => {
  behind("cloudfront-viewer-address", "0");
  const seen = (address: string) => networkOf(from(address, "cloudfront-viewer-address"));
  expect(seen("198.51.100.10:46532")).toBe(seen("198.51.100.10:1"));
  expect(seen("2001:db8::1:443")).toBe(seen("2001:db8:0:0:ffff::2:50000"));
  expect(seen("2001:db8:0:1::1:443")).not.toBe(seen("2001:db8::1:443"));
  expect(seen("[2001:db8::1]:443")).toBe(seen("2001:db8::1:443"));
  expect(networkOf(from("198.51.100.10"))).toBe(networkOf(from("203.0.113.1")));
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["0:0:0:0:0:FFFF:CB00:7107", "203.0.113.7"],
  ["203.0.113.7:4711", "203.0.113.7"],
  ["[::ffff:203.0.113.7]:4711", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:1:2::", "2001:db8:1:2"],
  ["[2001:db8:1:2::9]", "2001:db8:1:2"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("%s is of the network %s", (address, network) => expect(networkOfAddress(address)).toBe(network));

it.each([
  "",
  "unknown",
  "_hidden",
  "1.2.3",
  "1.2.3.4.5",
  "010.1.1.1",
  "0x7f.1",
  "1.2.3.400",
  "::g",
  "[::1",
  "localhost",
])("%o is no address: all such callers are one", (text) => expect(networkOfAddress(text)).toBe("unknown"));

it("a digest of the network never holds the address itself", () => {
  behind("x-forwarded-for", "0");
  expect(networkOf(from("9.9.9.9"))).not.toContain("9.9.9.9");
});

it("a server notes where a request came from after all that the request says", async () => {
  noteSocketAddresses();
  const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"]));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = (headers: Record<string, string>) =>
    new Promise<string>((resolve) =>
      get({ port, host: "127.0.0.1", headers, agent: false }, (response: IncomingMessage) => {
        void response.toArray().then((chunks) => resolve(Buffer.concat(chunks as Buffer[]).toString()));
      }),
    );
  expect(await answer({})).toBe("127.0.0.1");
  expect(await answer({ "x-forwarded-for": "6.6.6.6" })).toBe("6.6.6.6, 127.0.0.1");
  server.close();
});

it("this machine's own address has no neighbourhood: all who are played on it have it in common", () => {
  expect(["127.0.0.1", "::1", "::ffff:127.0.0.1"].map(subnetOfAddress)).toEqual([undefined, undefined, undefined]);
  expect(subnetOfAddress("10.0.0.7")).toBe("10.0.0/24");
});
