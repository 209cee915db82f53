/** Harmonic mean of precision and recall, recall counting `beta` times as much: (1 + β²)·P·R / (β²·P + R). */
export function fMeasure(precision: number, recall: number, beta = 1): number {
  const weight = beta * beta;
  const divisor = weight * precision + recall;
  return divisor === 0 ? 0 : ((1 + weight) * precision * recall) / divisor;
}
