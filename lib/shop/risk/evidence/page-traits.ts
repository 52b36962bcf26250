import type { PageEvidence } from "@/lib/shop/risk/evidence/schema";

/** When the evidence came, and since when it can have been gathered: in milliseconds. */
export interface Moment {
  readonly at: number;
  /** When the session began. */
  readonly since?: number | undefined;
}

/** The clocks of people's machines are wrong by minutes, or by the hours of a time zone. */
const CLOCK_IS_OFF_MS = 5 * 60_000;
const CLOCK_IS_FAR_OFF_MS = 24 * 3_600_000;
/** No page that is ordered from is older: it would have been reloaded since. */
const OLDEST_PAGE_MS = 24 * 3_600_000;

const openedAt = ({ pageOpenedAt }: PageEvidence): number =>
  pageOpenedAt === undefined ? Number.NaN : Date.parse(pageOpenedAt);

/** Whether the evidence is of this session and its time. Without a time of its own it is. */
function isInTime(page: PageEvidence, { at, since = -Infinity }: Moment): boolean {
  const opened = openedAt(page);
  if (Number.isNaN(opened)) return true;
  return opened <= at + CLOCK_IS_OFF_MS && opened >= Math.max(at - OLDEST_PAGE_MS, since - CLOCK_IS_OFF_MS);
}

/** What counts of the page's evidence: nothing of what is of another time or session. */
export const timely = (page: PageEvidence | undefined, moment: Moment): PageEvidence =>
  page && isInTime(page, moment) ? page : {};

/** The page to the order, in seconds. */
export function pageSecondsOf(page: PageEvidence, { at }: Moment): number | undefined {
  const opened = openedAt(page);
  return Number.isNaN(opened) ? undefined : Math.max(0, at - opened) / 1000;
}

/** Undefined for none at all: a screen reader, a switch or a voice moves no pointer and presses no key that a page sees. */
export function gesturesOf({ pointerMoves = 0, keyPresses = 0, touches = 0 }: PageEvidence): number | undefined {
  return pointerMoves + keyPresses + touches || undefined;
}

/** More a second than hands and the repeat of a key that is held, or a pointer can report. */
const MOST_KEYS = 100;
const MOST_MOVES = 2000;
/** Longer than any screen has pixels. */
const LONGEST_SCREEN = 20_000;

const isNoScreen = ({ screen }: PageEvidence): boolean =>
  screen !== undefined &&
  (Math.min(screen.width, screen.height, screen.dpr) <= 0 || Math.max(screen.width, screen.height) > LONGEST_SCREEN);

function isTooMuch(page: PageEvidence, moment: Moment): boolean {
  const seconds = 1 + (pageSecondsOf(page, moment) ?? Infinity);
  return (page.keyPresses ?? 0) > MOST_KEYS * seconds || (page.pointerMoves ?? 0) > MOST_MOVES * seconds;
}

const isFromTheFuture = (page: PageEvidence, { at }: Moment): boolean => openedAt(page) > at + CLOCK_IS_FAR_OFF_MS;

/** What the page says of itself that cannot be, each once. */
export const impossibilitiesOf = (page: PageEvidence, moment: Moment): readonly boolean[] => [
  isNoScreen(page),
  isTooMuch(page, moment),
  isFromTheFuture(page, moment),
];
