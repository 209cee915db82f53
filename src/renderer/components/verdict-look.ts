import { CircleCheck, CircleDot, CircleMinus, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react';

import type { Verdict } from '#shared/domain/verdict.ts';

/** The shape that carries each verdict; colour only speeds it up. */
export const VERDICT_ICONS: Readonly<Record<Verdict, LucideIcon>> = {
  pass: CircleCheck,
  partial: CircleDot,
  fail: CircleX,
  error: TriangleAlert,
  skipped: CircleMinus,
};
