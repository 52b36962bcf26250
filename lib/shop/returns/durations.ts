/** How long people may take. The catalog gives the executions more than this, whichever of them waits. */

const DAY = 24 * 3600;

/** How long the shopper has to send the pair off, from the label on (Directive 2011/83, Article 14: 14 days). */
export const SENDING_SECONDS = 14 * DAY;
/** Where the carrier sold no label there is nothing to send with: so many of those spells are waited for the team. */
export const SENDING_SPELLS = 6;
/** After so long on its way back a parcel counts as lost, at our risk: the label was ours. */
export const RETURN_TRANSIT_SECONDS = 30 * DAY;
/** How long the team has to look at a pair that has come back: then the money goes back in full (Article 13: 14 days). */
export const INSPECTION_SECONDS = 14 * DAY;
