export {
  QUICKNET,
  chainHashOf,
  firstRoundFrom,
  isSigned,
  publicKeyOf,
  randomnessOf,
  roundTimeMs,
  signRound,
} from "./beacon.ts";
export type { BeaconRound, Chain } from "./beacon.ts";
export type { ListedEntry } from "./entries.ts";
export { canonical } from "./canonical.ts";
export { hashOfJson, leafOf } from "./hashes.ts";
export { announce, draw, drawEntries, roundToCome, seal } from "./make.ts";
export { verifyReceipt } from "./receipt.ts";
export { ALLOCATION, RANKING, TICKET_RANKING, announcedSchema, receiptSchema, sealedSchema } from "./record.ts";
export type { AnnouncedRecord, DrawnRecord, DrawRecord, RankedEntry, Receipt, Rules, SealedRecord } from "./record.ts";
export { verifyRecord } from "./verify.ts";
