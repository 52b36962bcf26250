import { verifyReceipt } from "./receipt.ts";
import { verifyRecord, type Problem } from "./verify.ts";
import { outcomeWords, ownTicketWords, recordWords } from "./words.ts";

export interface Finding {
  readonly holds: boolean;
  /** For people, a sentence a line. */
  readonly lines: readonly string[];
}

const problemsFound = (problems: readonly Problem[]): Finding => ({
  holds: false,
  lines: problems.map(({ code, detail }) => `${detail} (${code})`),
});

/** Some editors begin a file with a mark of its byte order. */
const BYTE_ORDER_MARK = /^\uFEFF/;

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(BYTE_ORDER_MARK, "")) as unknown;
  } catch {
    return undefined;
  }
}

/** Judges a record, and a receipt with it where there is one: the texts of the two files. */
export function check(recordText: string, receiptText?: string): Finding {
  const verdict = verifyRecord(parse(recordText));
  if (!verdict.holds) return problemsFound(verdict.problems);
  const lines = recordWords(verdict.record);
  if (receiptText === undefined) return { holds: true, lines };
  const receipt = verifyReceipt(verdict.record, parse(receiptText));
  if (!receipt.holds) return problemsFound(receipt.problems);
  const { outcome, sizes, tickets } = receipt;
  const own = [outcomeWords(outcome), `You chose: EU ${sizes.join(", ")}.`];
  return { holds: true, lines: [...lines, ...own, ...(tickets === undefined ? [] : [ownTicketWords(tickets)])] };
}
