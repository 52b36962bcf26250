import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { knows, parseBrowser, withAccount } from "@/lib/account/guessing/known-browser";
import { guessedAccount, guessPassword, guessSecret, isKnownPlace } from "@/lib/account/guessing/server";
import { AppError, isAppError } from "@/lib/platform/errors";
import { startServices, type Services } from "@/workflows/testing/services";

let services: Services;
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services.stop());

let nowMs = Math.ceil(Date.now() / 3600_000) * 3600_000;
/** Each test in windows of its own, from their beginning: what all guess together is counted for everybody. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: (nowMs += 24 * 3600_000) });
  return () => void vi.useRealTimers();
});
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const someone = () => guessedAccount(`${randomUUID()}@example.com`);
const somewhere = () => ({ network: randomUUID(), browser: undefined });
const times = <T>(count: number, act: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => act(i)));

type Answer = "right" | "wrong" | number;
async function answer(guess: Promise<unknown>): Promise<Answer> {
  try {
    return (await guess) === undefined ? "wrong" : "right";
  } catch (error) {
    if (isAppError(error, "rate_limited")) return error.retryAfterSeconds ?? 0;
    throw error;
  }
}
type Place = Parameters<typeof guessPassword>[1];
const wrong = (account: string, from: Place) => answer(guessPassword(account, from, async () => undefined));
const right = (account: string, from: Place) => answer(guessPassword(account, from, async () => true));
const count = (answers: readonly Answer[], wanted: Answer) => answers.filter((one) => one === wanted).length;

describe("at one account from one place", () => {
  it("ten guesses are free, however many come at once, and each further one waits twice as long", async () => {
    const [account, here] = [someone(), somewhere()];
    expect(count(await times(25, () => wrong(account, here)), "wrong")).toBe(10);
    const waits: Answer[] = [];
    for (let i = 0; i < 8; i++) {
      const wait = await wrong(account, here);
      waits.push(wait);
      pass(Number(wait));
      expect(await wrong(account, here)).toBe("wrong");
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it("a guess that is refused makes the wait no longer, and is not judged", async () => {
    const [account, here] = [someone(), somewhere()];
    await times(10, () => wrong(account, here));
    const judged = vi.fn(async () => true);
    for (let i = 0; i < 5; i++) expect(await answer(guessPassword(account, here, judged))).toBe(15);
    expect(judged).not.toHaveBeenCalled();
  });

  it("right ones are not counted, and forgive the wrong ones", async () => {
    const [account, here] = [someone(), somewhere()];
    for (let i = 0; i < 30; i++) expect(await right(account, here)).toBe("right");
    await times(9, () => wrong(account, here));
    expect(await right(account, here)).toBe("right");
    expect(count(await times(10, () => wrong(account, here)), "wrong")).toBe(10);
  });

  it("many right ones at once are let in", async () => {
    const [account, here] = [someone(), somewhere()];
    expect(await times(10, () => right(account, here))).toEqual(Array(10).fill("right"));
  });

  it("what could not be judged is not counted", async () => {
    const [account, here] = [someone(), somewhere()];
    const outage = () =>
      guessPassword(account, here, async () => Promise.reject(new AppError("temporarily_unavailable")));
    for (let i = 0; i < 15; i++) await expect(outage()).rejects.toMatchObject({ code: "temporarily_unavailable" });
    expect(count(await times(10, () => wrong(account, here)), "wrong")).toBe(10);
  });
});

describe("strangers", () => {
  it("from many networks at one account are delayed together, for a minute at most", async () => {
    const account = someone();
    expect(count(await times(40, () => wrong(account, somewhere())), "wrong")).toBe(20);
    const waits: Answer[] = [];
    for (let i = 0; i < 6; i++) {
      const wait = await wrong(account, somewhere());
      waits.push(wait);
      pass(Number(wait));
      expect(await wrong(account, somewhere())).toBe("wrong");
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
  });

  it("cannot keep the owner out: not from a network, nor with a browser, that has signed in before", async () => {
    const account = someone();
    const home = somewhere();
    const browser = parseBrowser(withAccount(undefined, account));
    expect(await right(account, home)).toBe("right");
    await times(60, () => wrong(account, somewhere()));
    expect(await right(account, somewhere())).toEqual(expect.any(Number));
    expect(await right(account, home)).toBe("right");
    expect(await right(account, { ...somewhere(), browser })).toBe("right");
  });

  it("in the owner's own network cannot keep her known browser out", async () => {
    const [account, home] = [someone(), somewhere()];
    const browser = parseBrowser(withAccount(undefined, account));
    await times(60, () => wrong(account, home));
    expect(await right(account, home)).toEqual(expect.any(Number));
    expect(await right(account, { ...home, browser })).toBe("right");
  });

  it("one alone cannot delay others: what one place may go on with is forgotten faster", async () => {
    const [account, there] = [someone(), somewhere()];
    for (let passed = 0; passed < 6 * 3600;) {
      const wait = await wrong(account, there);
      pass(wait === "wrong" ? 1 : Number(wait));
      passed += wait === "wrong" ? 1 : Number(wait);
    }
    expect(await right(account, somewhere())).toBe("right");
  });

  it("from one network at many accounts are limited, and right ones of that network are given back", async () => {
    const { network } = somewhere();
    const from = { network, browser: undefined };
    for (let i = 0; i < 70; i++) expect(await right(someone(), from)).toBe("right");
    const answers = await times(80, () => wrong(someone(), from));
    expect(count(answers, "wrong")).toBe(60);
    expect(await right(someone(), from)).toEqual(expect.any(Number));
    pass(60);
    expect(await right(someone(), from)).toBe("right");
  });

  it("everywhere together have a ceiling, which known places do not feel", async () => {
    const [account, home] = [someone(), somewhere()];
    expect(await right(account, home)).toBe("right");
    for (let i = 0; i < 15; i++) await times(20, () => wrong(someone(), somewhere()));
    pass(2);
    expect(await wrong(someone(), somewhere())).toEqual(expect.any(Number));
    expect(await right(account, home)).toBe("right");
    pass(60);
    expect(await wrong(someone(), somewhere())).toBe("wrong");
  });
});

it("a place is known once a right guess came from it", async () => {
  const [account, home] = [someone(), somewhere()];
  await wrong(account, home);
  expect(await isKnownPlace(account, home)).toBe(false);
  await right(account, home);
  expect(await isKnownPlace(account, home)).toBe(true);
  expect(await isKnownPlace(someone(), home)).toBe(false);
});

it("a secret behind a link or a session has delays of its own", async () => {
  const key = randomUUID();
  const guess = (judged: true | undefined) => answer(guessSecret(key, async () => judged));
  expect(count(await times(12, () => guess(undefined)), "wrong")).toBe(10);
  pass(15);
  expect(await guess(true)).toBe("right");
  expect(count(await times(12, () => guess(undefined)), "wrong")).toBe(10);
});

describe("a known browser", () => {
  it("is known for the accounts it signed in to, the last four", () => {
    const accounts = ["a", "b", "c", "d", "e"];
    const cookie = accounts.reduce((before, account) => withAccount(parseBrowser(before), account), "");
    expect(accounts.map((account) => knows(parseBrowser(cookie), account))).toEqual([false, true, true, true, true]);
    expect(withAccount(parseBrowser(cookie), "e")).toBe(cookie);
  });

  it("is none by a cookie that is not ours", () => {
    const cookie = withAccount(undefined, "a");
    for (const forged of [undefined, "", ".", "x.y", cookie.replace(/^./, "~"), cookie.slice(0, -1)])
      expect(knows(parseBrowser(forged), "a")).toBe(false);
    expect(knows(parseBrowser(cookie), "b")).toBe(false);
  });
});
