/** What a script sends that plays people and bots, by someone who knows the contract and nothing else. Of people: */
const SCRIPT = {
  /** All come from this machine, or each from a network of their own. */
  networks: ["one", "own"],
  /** All pay with the test card of the payment provider, or each with one of their own. */
  cards: ["one", "own"],
  /** Their mail addresses hold their names, or a number behind one word. */
  mail: ["names", "numbered"],
  /** What their requests say of a browser. */
  headers: ["program", "agent"],
  evidence: ["none", "made up"],
} as const;
export type Script = { readonly [Part in keyof typeof SCRIPT]: (typeof SCRIPT)[Part][number] };

/** `one,own,names,program,none`: a choice of each, in this order. @throws on any other word, or another number of them */
export function scriptOf(text: string): Script {
  const words = text.split(",");
  const parts = Object.entries(SCRIPT);
  const isScript =
    words.length === parts.length && parts.every(([, choices], i) => choices.includes(words[i] as never));
  if (!isScript)
    throw new Error(`no script: ${text}; of each one word: ${parts.map(([, two]) => two.join(" or ")).join(", ")}`);
  return Object.fromEntries(parts.map(([part], i) => [part, words[i]])) as Script;
}
