const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/**
 * A controlled language: what a sentence may be made of, beside the words of the one fact that it is about. No word of it decides,
 * asks, addresses a reader, or says how much without a number: a word that is not here refuses the sentence. So do names,
 * links, other languages and instructions, without a rule for each.
 */
export const COMMON = words(`
  a an and are as at be been being between by came come comes did do does during each for from had has have if in into is it its
  itself just made make makes of on onto or other others out over own same since so than that the their them then there these they
  this those through to together too under up was were when where which while who whose with within
  also already another both but exactly still
  account accounts order orders ordered placed place drop shopper shopper's shopper’s store request
  fact evidence score points point value
  counts count counted seen found known share shares shared
  second seconds s minute minutes min hour hours h day days percent
`);

/** What raises a score, and what lowers it: a sentence uses the words of its own side alone. */
export const AGAINST = words(
  "against raises raise raised raising increases increase suspicious unusual bot bots automated",
);
export const FOR = words(
  "favour favor lowers lower lowered lowering reduces reduce ordinary normal usual typical genuine",
);

/** What turns a sentence round. Also short forms: see `sentence.ts`. */
export const NEGATIONS = words("no not none nothing never neither nor without zero");
/** What says that a value is missing. */
export const UNKNOWN = words("unknown missing");

/** Numbers in words are numbers. `one` too: it is refused where it is not 1. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, number) => [word, number] as const),
);
