import type { Account } from "../actor.ts";
import type { Age, Pace } from "../families.ts";
import { accountTimes, DAY } from "../setting.ts";
import type { Operator, Supply } from "./operator.ts";

/** Seconds from the opening to the order. */
export const PACES: Readonly<Record<Pace, (operator: Operator) => Supply<number>>> = {
  instant: ({ random }) => {
    const most = random.between(0.4, 3);
    return (own) => own.between(0.05, most);
  },
  burst: ({ random }) => {
    const [from, over] = [random.between(0.5, 15), random.between(2, 20)];
    return (own) => from + own.between(0, over);
  },
  queue: ({ random }) => {
    const every = random.between(1, 12);
    return (own, index) => 2 + every * index * own.between(0.9, 1.1);
  },
  paced: ({ random }) => {
    const over = random.between(60, 600);
    return (own) => 4 + own.between(0, over);
  },
  human: () => (own) => 3 + own.about(70, 1.1),
};

type Times = Pick<Account, "signedUpAt" | "verifiedAt">;
/** When accounts signed up and were verified. */
export const AGES: Readonly<Record<Age, (operator: Operator) => Supply<Times>>> = {
  minutes: ({ random }) => {
    const from = -random.between(200, 3000);
    return (own, index) => {
      const signedUpAt = Math.min(from + index * own.between(0.5, 6), -12);
      return { signedUpAt, verifiedAt: signedUpAt + own.between(1, 8) };
    };
  },
  batch: ({ random }) => {
    const [from, over, wait] = [-random.between(0.1, 20) * DAY, random.between(300, 7200), random.between(2, 90)];
    return (own) => {
      const signedUpAt = from + own.between(0, over);
      return { signedUpAt, verifiedAt: signedUpAt + own.about(wait, 0.4) };
    };
  },
  weeks: () => accountTimes,
};
