import type { HeaderReader } from "@/lib/platform/http/client";
import type { FeatureName } from "@/lib/shop/risk/evidence/features";
import { agentOf, claimOf, isProgram } from "@/lib/shop/risk/evidence/browser-claim";
import { contradictionsIn, missingHeadersOf } from "@/lib/shop/risk/evidence/header-traits";
import { isHosted } from "@/lib/shop/risk/evidence/hosting";
import {
  gesturesOf,
  impossibilitiesOf,
  pageSecondsOf,
  timely,
  type Moment,
} from "@/lib/shop/risk/evidence/page-traits";
import type { EvidenceVector, PageEvidence } from "@/lib/shop/risk/evidence/schema";
import { isForeignZone } from "@/lib/shop/risk/evidence/time-zone";

/** What the shopper's browser says of itself: any caller can make it up. */
export const PAGE_TRAITS = [
  "pageSeconds",
  "gestures",
  "pastes",
  "autofilled",
  "contradictions",
  "foreignTimeZone",
] as const satisfies readonly FeatureName[];

type RequestTrait = (typeof PAGE_TRAITS)[number] | "hosting" | "notABrowser" | "missingHeaders";

/** What a request tells of who sent it, coded: features of the evidence. Absent: not known. */
export type RequestTraits = Pick<EvidenceVector, RequestTrait>;

/** A request as it came, and what it is about. */
export interface TraitSource {
  readonly headers: HeaderReader;
  /** Of the caller, as our outermost proxy saw it. */
  readonly clientAddress: string;
  readonly page?: PageEvidence | undefined;
  /** Where the order goes, ISO 3166. */
  readonly country: string;
  readonly moment: Moment;
}

const flag = (holds: boolean | undefined): number | undefined => (holds === undefined ? undefined : Number(holds));
const count = (found: readonly boolean[]): number => found.filter(Boolean).length;

/** The shorter side of no telephone is as long, in pixels of CSS. */
const WIDEST_PHONE = 1000;

function isNoPhone({ screen }: PageEvidence, headers: HeaderReader): boolean {
  const { platform, isMobile } = claimOf(headers);
  const claimsPhone = isMobile && (platform === "android" || platform === "ios") && !/iPad/.test(agentOf(headers));
  return claimsPhone && screen !== undefined && Math.min(screen.width, screen.height) > WIDEST_PHONE;
}

function traitsOf({ headers, clientAddress, page: sent, country, moment }: TraitSource) {
  const page = timely(sent, moment);
  return {
    pageSeconds: pageSecondsOf(page, moment),
    gestures: gesturesOf(page),
    pastes: page.pastes,
    autofilled: flag(page.autofilled),
    contradictions: count([
      ...impossibilitiesOf(sent ?? {}, moment),
      ...contradictionsIn(headers),
      isNoPhone(page, headers),
    ]),
    foreignTimeZone: page.timezone === undefined ? undefined : flag(isForeignZone(page.timezone, country)),
    hosting: flag(isHosted(clientAddress)),
    notABrowser: flag(isProgram(agentOf(headers))),
    missingHeaders: missingHeadersOf(headers),
  } satisfies Record<keyof RequestTraits, number | undefined>;
}

/** The coded traits of a request. Pure: the same request at the same moment has the same. */
export const requestTraitsOf = (source: TraitSource): RequestTraits =>
  Object.fromEntries(Object.entries(traitsOf(source)).filter(([, value]) => value !== undefined));
