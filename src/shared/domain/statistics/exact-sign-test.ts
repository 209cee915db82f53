/**
 * Two-sided exact test of whether two counts come from a fair coin: min(1, 2 · P(X ≤ min(a, b))) with
 * X ~ Binomial(a + b, 1/2). Over discordant pairs this is the exact McNemar test; over signs of differences the sign
 * test. Without any count there is nothing to tell apart: 1.
 *
 * McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); Fay, "Exact McNemar's Test and Matching Confidence Intervals" (2010).
 */
export function exactSignTest(a: number, b: number): number {
  const trials = a + b;
  if (trials === 0) return 1;
  return Math.min(1, 2 * lowerTail(Math.min(a, b), trials));
}

/** P(X ≤ most) for a fair coin; terms are added from the largest, in logarithms, so that nothing underflows early. */
function lowerTail(most: number, trials: number): number {
  let logTerm = logChoose(trials, most) - trials * Math.LN2;
  let sum = 0;
  for (let successes = most; successes >= 0; successes--) {
    const term = Math.exp(logTerm);
    sum += term;
    if (term < sum * Number.EPSILON) break;
    // C(n, k - 1) = C(n, k) · k / (n - k + 1)
    logTerm += Math.log(successes) - Math.log(trials - successes + 1);
  }
  return sum;
}

function logChoose(from: number, choose: number): number {
  let log = 0;
  for (let step = 1; step <= choose; step++) log += Math.log((from - choose + step) / step);
  return log;
}
