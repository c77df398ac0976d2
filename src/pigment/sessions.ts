/**
 * Which part of the microdots each session places. Sessions are slices of the one progressive order, so every one of
 * them is spread evenly over what is treated.
 */

/** Shares of the microdots that the three sessions of a treatment place. */
export const SESSION_SHARES = [0.35, 0.35, 0.3] as const;
/** What an optional fourth adds to them, for scars and for skin that held less: 5 to 10 % is customary. */
export const FOURTH_SESSION_SHARE = 0.075;

/** Share of the microdots that are there after none, one, … four sessions. */
const SHARE_AFTER: readonly number[] = [0, 0.35, 0.7, 1, 1 + FOURTH_SESSION_SHARE];

/**
 * Share of the microdots that are there after so many sessions; above 1 after the fourth.
 *
 * @throws {RangeError} If there is no such session.
 */
export function shareAfter(session: number): number {
  const share = SHARE_AFTER[session];
  if (share === undefined) throw new RangeError(`shareAfter: session must be 0 to 4, got ${session}.`);
  return share;
}
