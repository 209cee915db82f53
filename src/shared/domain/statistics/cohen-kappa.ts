/** How two raters judged the same things with pass or fail. */
export interface RaterTable {
  readonly bothPass: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothFail: number;
}

/**
 * Cohen's kappa: agreement beyond what chance would give, (observed − expected) / (1 − expected), where `expected` is
 * the chance of agreeing with each rater's own share of passes. 1 is full agreement, 0 as good as chance, below 0
 * worse. Null without any rating and where chance alone would always agree (both always say the same one thing).
 * J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960).
 */
export function cohenKappa({ bothPass, onlyFirst, onlySecond, bothFail }: RaterTable): number | null {
  const total = bothPass + onlyFirst + onlySecond + bothFail;
  if (total === 0) return null;
  const first = (bothPass + onlyFirst) / total;
  const second = (bothPass + onlySecond) / total;
  const observed = (bothPass + bothFail) / total;
  const expected = first * second + (1 - first) * (1 - second);
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}
