const OTHER_REASON = "It met one of the rules that were published with the drop.";
const REASONS: Readonly<Record<string, string>> = {
  same_mailbox: "More entries than this drop allows came for one mailbox. Chance decided which of them counts.",
  same_door: "More entries than this drop allows named one address. Chance decided which of them count.",
  ring: "It belongs to several entries that looked to us like the work of one hand.",
  by_hand: "Our team looked at the entries by hand, and left this one out.",
  automated: "What came with this entry looked to us like the work of a program.",
};

/** Why an entry was excluded: enough for a person, and nothing to tune a program by. */
export const exclusionWords = (reason: string | undefined): string => REASONS[reason ?? ""] ?? OTHER_REASON;
