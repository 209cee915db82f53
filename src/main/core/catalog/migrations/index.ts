import { firstSchema } from './0001-first-schema.ts';
import { rolesAndReviews } from './0002-roles-and-reviews.ts';
import { drafts } from './0003-drafts.ts';
import { failureSets } from './0004-failure-sets.ts';
import type { Migration } from './migration.ts';

/** In order: the first takes an empty database to version 1. */
export const migrations: readonly Migration[] = [firstSchema, rolesAndReviews, drafts, failureSets];
