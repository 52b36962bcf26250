import { expect, it } from "vitest";
import { durationInWords, waitInWords } from "@/lib/platform/time";

it.each([
  [7 * 86_400, "7 days", "7 days", "7 days"],
  [72 * 3600, "3 days", "3 days", "3 days"],
  [48 * 3600, "48 hours", "48 hours", "48 hours"],
  [3600, "one hour", "the hour", "an hour"],
  [600, "10 minutes", "10 minutes", "10 minutes"],
  [5400, "90 minutes", "90 minutes", "90 minutes"],
  [60, "one minute", "the minute", "a minute"],
])("%i s are told in the words that the sentence needs", (seconds, one, the, an) => {
  expect(durationInWords(seconds)).toBe(one);
  expect(durationInWords(seconds, "the")).toBe(the);
  expect(durationInWords(seconds, "an")).toBe(an);
});

it.each([
  [0, "one second"],
  [0.4, "one second"],
  [5, "5 seconds"],
  [10.24, "11 seconds"],
  [119, "119 seconds"],
  [120, "2 minutes"],
  [121, "3 minutes"],
  [1800, "30 minutes"],
])("who waits for %f s is never told of 0 minutes", (seconds, words) => expect(waitInWords(seconds)).toBe(words));
