import type { EscapeSuite } from './escape-suite.ts';
import { javascriptEscapes } from './javascript/javascript-escapes.ts';
import { pythonEscapes } from './python/python-escapes.ts';
import { sqlEscapes } from './sql/sql-escapes.ts';

/** All attempts, by language. */
export const ESCAPE_SUITES: readonly EscapeSuite[] = [pythonEscapes, javascriptEscapes, sqlEscapes];
