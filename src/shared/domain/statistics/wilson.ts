export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the standard normal distribution: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of a share, without continuity correction:
 * (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n) with p = successes / trials.
 * Both arguments may be fractional (an effective sample size). Without trials nothing is known: [0, 1].
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
 */
export function wilsonInterval(successes: number, trials: number, z: number = Z_95): Interval {
  if (trials <= 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const zSquared = z * z;
  const centre = share + zSquared / (2 * trials);
  const margin = z * Math.sqrt((share * (1 - share)) / trials + zSquared / (4 * trials * trials));
  const scale = 1 + zSquared / trials;
  return {
    low: share <= 0 ? 0 : Math.max(0, (centre - margin) / scale),
    high: share >= 1 ? 1 : Math.min(1, (centre + margin) / scale),
  };
}
