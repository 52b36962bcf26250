/**
 * What decisions cost, in pairs. Thresholds are chosen for them when a model is trained (docs/decisions, "A model of our own").
 * A pair that a bot gets is one person's pair lost: one. A person who is refused loses theirs, has to appeal, and tells others:
 * three, since an appeal mends most of it. A review takes about two minutes: a twentieth of what a pair earns.
 */
export const COSTS = { personRefused: 3, pairToBot: 1, review: 0.05 } as const;
export type Costs = Readonly<Record<keyof typeof COSTS, number>>;

/**
 * What a review makes of an order while a drop is on and many wait: half of the bots are caught, since some reviewers look
 * closely and others let it pass; and people who are refused all the same. Where a team has the time, its manager raises the
 * threshold of rejection.
 */
export const REVIEWER = { botsCaught: 0.5, peopleRefused: 0.005 } as const;

/** No kind of person may be refused more often than this, whatever the costs say. */
export const MOST_REFUSED_OF_A_KIND = 0.02;
