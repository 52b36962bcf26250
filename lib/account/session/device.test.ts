import { expect, it } from "vitest";
import { deviceOf } from "@/lib/account/session/device";

const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";

it.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"],
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, "Chrome on Android"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME.replace("Chrome", "HeadlessChrome")} Safari/537.36`, "Chrome on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
])("%s is %s", (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));

it.each(["curl/8.0", "Ring 0900-123 now/1.0", "<b>x</b>", "", " ", null, undefined, `Firefox/1 ${"x".repeat(600)}`])(
  "%j is unknown, and nothing of it is kept",
  (userAgent) => expect(deviceOf(userAgent)).toBe("Unknown device"),
);
