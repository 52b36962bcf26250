import { describe, expect, it } from "vitest";
import { requestTraitsOf, type RequestTraits, type TraitSource } from "@/lib/shop/risk/evidence/request-traits";
import { pageEvidenceSchema, pageEvidenceText, type PageEvidence } from "@/lib/shop/risk/evidence/schema";

const NOW = Date.parse("2026-12-01T18:00:00.000Z");
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

const COMMON = { accept: "*/*", "accept-language": "de-DE,de;q=0.9" };
const FETCH = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };
const CHROME = {
  ...COMMON,
  ...FETCH,
  "user-agent":
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  "sec-ch-ua": '"Chromium";v="156", "Not)A;Brand";v="24", "Google Chrome";v="156"',
  "sec-ch-ua-mobile": "?0",
  "sec-ch-ua-platform": '"Windows"',
};
const PIXEL = {
  ...CHROME,
  "user-agent":
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
  "sec-ch-ua-mobile": "?1",
  "sec-ch-ua-platform": '"Android"',
};
const FIREFOX = {
  ...COMMON,
  ...FETCH,
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
};
const IPHONE = {
  ...COMMON,
  ...FETCH,
  "user-agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
};
const OLD_IPHONE = {
  ...COMMON,
  "user-agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1",
};
const OLD_ANDROID = {
  ...COMMON,
  "user-agent":
    "Mozilla/5.0 (Linux; Android 5.1; CUBOT X18) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/68.0.3440.91 Mobile Safari/537.36",
};
const LYNX = { "user-agent": "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/3.0.2", accept: "text/html" };

const PAGE: PageEvidence = {
  pageOpenedAt: ago(40),
  pointerMoves: 300,
  keyPresses: 60,
  touches: 0,
  pastes: 0,
  autofilled: false,
  screen: { width: 1920, height: 1080, dpr: 1 },
  timezone: "Europe/Berlin",
};

const traits = (headers: Record<string, string>, page?: PageEvidence, source: Partial<TraitSource> = {}) =>
  requestTraitsOf({
    headers: new Headers(headers),
    clientAddress: "91.12.34.56",
    page,
    country: "DE",
    moment: { at: NOW, since: NOW - 3_600_000 },
    ...source,
  });

it("a person at a desk is coded in numbers alone", () =>
  expect(traits(CHROME, PAGE)).toEqual({
    pageSeconds: 40,
    gestures: 360,
    pastes: 0,
    autofilled: 0,
    contradictions: 0,
    foreignTimeZone: 0,
    hosting: 0,
    notABrowser: 0,
    missingHeaders: 0,
  }));

/** The traits that may speak against a person by themselves, and do. */
const against = ({ gestures, ...others }: RequestTraits): string[] =>
  (["contradictions", "foreignTimeZone", "hosting", "notABrowser", "missingHeaders"] as const)
    .filter((name) => (others[name] ?? 0) > 0)
    .concat(gestures === 0 ? ["missingHeaders"] : []);

describe("says nothing against", () => {
  const BRAILLE: PageEvidence = { ...PAGE, pointerMoves: 0, keyPresses: 0, touches: 0 };
  it.each<[string, Record<string, string>, PageEvidence | undefined]>([
    ["a person with a screen reader, whose keys no page sees", FIREFOX, BRAILLE],
    ["a person with keys alone", FIREFOX, { ...PAGE, pointerMoves: 0 }],
    ["a person whose browser fills in", CHROME, { ...BRAILLE, autofilled: true, pageOpenedAt: ago(3) }],
    ["a person with a voice or a switch", IPHONE, { ...BRAILLE, screen: { width: 390, height: 844, dpr: 3 } }],
    ["a person whose password manager pastes", CHROME, { ...PAGE, pastes: 6, keyPresses: 0 }],
    ["a telephone", PIXEL, { ...PAGE, touches: 20, pointerMoves: 0, screen: { width: 412, height: 915, dpr: 2.6 } }],
    ["an old iPhone", OLD_IPHONE, { ...PAGE, screen: { width: 320, height: 568, dpr: 2 } }],
    ["an old Android of the make Cubot", OLD_ANDROID, { ...PAGE, screen: { width: 360, height: 640, dpr: 2 } }],
    [
      "an app that shows pages by the system's browser",
      { ...OLD_ANDROID, "user-agent": PIXEL["user-agent"].replace("K)", "K; wv)") },
      undefined,
    ],
    ["a text browser that is read aloud", LYNX, undefined],
    ["a page without its script", FIREFOX, undefined],
    ["a proxy that takes headers away", { "user-agent": CHROME["user-agent"], via: "1.1 privoxy" }, undefined],
    [
      "a browser that says another time zone against fingerprints",
      FIREFOX,
      { ...PAGE, timezone: "Atlantic/Reykjavik" },
    ],
    ["a browser that says UTC", FIREFOX, { ...PAGE, timezone: "UTC" }],
    ["a clock that is an hour early", FIREFOX, { ...PAGE, pageOpenedAt: ago(-3600) }],
    ["a zone that our table does not know yet", FIREFOX, { ...PAGE, timezone: "Europe/Newtown" }],
    [
      "an iPad that asks for the pages of a computer",
      {
        ...IPHONE,
        "user-agent":
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
      },
      { ...PAGE, touches: 9 },
    ],
    [
      "Android's desktop site",
      {
        ...PIXEL,
        "user-agent": CHROME["user-agent"].replace("Windows NT 10.0; Win64; x64", "X11; Linux x86_64"),
        "sec-ch-ua-mobile": "?0",
      },
      PAGE,
    ],
  ])("%s", (_, headers, page) => expect(against(traits(headers, page))).toEqual([]));

  it("an address of a home, a telephone's carrier, a private network, a relay of Apple's, or none", () => {
    for (const clientAddress of [
      "2003:e5:1::1",
      "80.187.1.2",
      "192.168.1.4",
      "127.0.0.1",
      "172.224.226.1",
      "unknown",
      "",
    ])
      expect(traits(FIREFOX, PAGE, { clientAddress }).hosting ?? 0).toBe(0);
  });
});

describe("notices", () => {
  it.each(["3.120.1.2", "35.198.1.1", "49.12.1.1", "51.68.1.1", "138.68.1.1", "2a01:4f8:1::1", "::ffff:49.12.1.1"])(
    "a data centre: %s",
    (clientAddress) => expect(traits(CHROME, PAGE, { clientAddress }).hosting).toBe(1),
  );

  it.each([
    "",
    "curl/8.9",
    "node",
    "python-requests/2.32",
    "kicks/1.0",
    "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/156.0.0.0",
  ])("a program: %j", (agent) => expect(traits({ ...COMMON, "user-agent": agent }).notABrowser).toBe(1));

  it("how much is missing of what the claimed browser always sends", () => {
    expect(traits({ "user-agent": CHROME["user-agent"], accept: "*/*", "accept-language": "*" }).missingHeaders).toBe(
      0.875,
    );
    expect(traits({ ...COMMON, "user-agent": FIREFOX["user-agent"] }).missingHeaders).toBe(0.6);
  });

  it("our own CDN takes no headers away", () =>
    expect(traits({ ...CHROME, via: "2.0 1a2b.cloudfront.net (CloudFront)" }).missingHeaders).toBe(0));

  it.each<[string, Record<string, string>, PageEvidence]>([
    ["a browser on two platforms", { ...CHROME, "sec-ch-ua-platform": '"Linux"' }, PAGE],
    ["a browser of two versions", { ...CHROME, "sec-ch-ua": '"Chromium";v="120"' }, PAGE],
    ["a computer that is a telephone", { ...CHROME, "sec-ch-ua-mobile": "?1" }, PAGE],
    ["hints of Chromium from Firefox", { ...FIREFOX, "sec-ch-ua": '"Chromium";v="150"' }, PAGE],
    ["a screen of no size", CHROME, { ...PAGE, screen: { width: 0, height: 0, dpr: 1 } }],
    ["a telephone with the screen of a desk", IPHONE, PAGE],
    ["more keys than hands can press", FIREFOX, { ...PAGE, keyPresses: 9000 }],
    ["a page of the day after tomorrow", FIREFOX, { ...PAGE, pageOpenedAt: ago(-172_800) }],
  ])("a contradiction: %s", (_, headers, page) => expect(traits(headers, page).contradictions).toBe(1));

  it("a time zone of another country", () =>
    expect(traits(FIREFOX, { ...PAGE, timezone: "Asia/Shanghai" }).foreignTimeZone).toBe(1));
});

describe("evidence of the page", () => {
  const OF_PAGE = ["pageSeconds", "gestures", "pastes", "autofilled", "foreignTimeZone"];
  it.each([
    ["from the future", ago(-600)],
    ["older than a day", ago(90_000)],
    ["older than its session", ago(7200)],
  ])("%s counts as absent", (_, pageOpenedAt) => {
    const found = traits(FIREFOX, { ...PAGE, pageOpenedAt });
    for (const name of OF_PAGE) expect(found).not.toHaveProperty(name);
  });

  it("counts field by field: what is none is absent", () =>
    expect(
      pageEvidenceSchema.parse({
        pageOpenedAt: "yesterday",
        pointerMoves: -1,
        keyPresses: 1e12,
        touches: "3",
        pastes: 2,
        autofilled: "yes",
        screen: { width: 10 },
        timezone: "x".repeat(65),
        other: 1,
      }),
    ).toEqual({ pastes: 2 }));

  it("is an object or none at all", () => {
    for (const other of ["", 1, [], null, true]) expect(pageEvidenceSchema.safeParse(other).success).toBe(false);
  });
});

it("a form's field holds the same as text; what is none counts as absent", () => {
  expect(pageEvidenceText.parse(JSON.stringify(PAGE))).toEqual(PAGE);
  for (const none of ["", "{", "[]", "null", "7", `{"pastes":1,"timezone":"${"x".repeat(3000)}"}`])
    expect(pageEvidenceText.parse(none)).toBeUndefined();
});
