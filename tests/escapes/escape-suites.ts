import type { EscapeSuite } from './escape-suite.ts';
import { pythonEscapes } from './python/python-escapes.ts';

/** All attempts, by language. */
export const ESCAPE_SUITES: readonly EscapeSuite[] = [pythonEscapes];
