import type { Random } from "../random.ts";
import type { Device, Trace } from "./actor.ts";

const count = (random: Random, median: number, spread = 0.7): number => Math.round(random.about(median, spread));

const around = (device: Device, timezone: string) => ({ screen: device.screen, timezone });

/** Someone with a mouse and a keyboard, or with a thumb. */
export function handTrace(random: Random, device: Device, timezone: string, openSeconds: number): Trace {
  const autofilled = random.chance(0.45);
  const keys = count(random, autofilled ? 4 : 75);
  return {
    openSeconds,
    pointerMoves: device.touch ? random.int(0, 3) : count(random, 140),
    keyPresses: device.touch && random.chance(0.3) ? 0 : keys,
    touches: device.touch ? count(random, 22) : 0,
    pastes: random.chance(0.15) ? random.int(1, 2) : 0,
    autofilled,
    ...around(device, timezone),
  };
}

/** A saved address and a saved card: hardly anything is typed, and it takes seconds. */
export const quickTrace = (random: Random, device: Device, timezone: string, openSeconds: number): Trace => ({
  ...handTrace(random, device, timezone, openSeconds),
  pointerMoves: device.touch ? 0 : count(random, 25),
  keyPresses: random.int(0, 2),
  touches: device.touch ? random.int(2, 6) : 0,
  autofilled: true,
});

/** No pointer at all. */
export const keyboardTrace = (random: Random, device: Device, timezone: string, openSeconds: number): Trace => ({
  ...handTrace(random, device, timezone, openSeconds),
  pointerMoves: random.chance(0.8) ? 0 : random.int(1, 3),
  keyPresses: count(random, 120),
  touches: 0,
});

/** Events that the assistive technology makes: few, or none that a page can count. */
export const screenReaderTrace = (random: Random, device: Device, timezone: string, openSeconds: number): Trace => ({
  openSeconds,
  pointerMoves: 0,
  keyPresses: random.chance(0.5) ? 0 : count(random, 60),
  touches: device.touch ? random.int(0, 12) : 0,
  pastes: 0,
  autofilled: random.chance(0.4),
  ...around(device, timezone),
});

/** How an operator fills in what the page would have seen. */
export type Forgery = "none" | "zeros" | "constant" | "noise" | "replay" | "hand";

const FORGERIES: Readonly<
  Record<Forgery, (random: Random, ring: Random, device: Device, timezone: string) => Trace | null>
> = {
  none: () => null,
  zeros: (random, _, device, timezone) => ({
    openSeconds: random.between(0, 3),
    pointerMoves: 0,
    keyPresses: 0,
    touches: 0,
    pastes: 0,
    autofilled: false,
    ...around(device, timezone),
  }),
  constant: (_, ring, device, timezone) =>
    handTrace(ring.fork("constant"), device, timezone, ring.fork("constant").between(2, 40)),
  noise: (random, _, device, timezone) => ({
    openSeconds: random.between(1, 90),
    pointerMoves: random.int(5, 300),
    keyPresses: random.int(10, 200),
    touches: random.int(0, 40),
    pastes: random.int(0, 3),
    autofilled: random.chance(0.5),
    ...around(device, timezone),
  }),
  replay: (random, _, device, timezone) => handTrace(random, device, timezone, random.about(45)),
  hand: (random, _, device, timezone) => handTrace(random, device, timezone, random.about(70)),
};

export const forgedTrace = (
  forgery: Forgery,
  own: Random,
  ring: Random,
  device: Device,
  timezone: string,
): Trace | null => FORGERIES[forgery](own, ring, device, timezone);
