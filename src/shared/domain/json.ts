import * as z from 'zod';

/** Any value that JSON can hold. Field values of dataset rows and expected answers are of this type. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export const Json: z.ZodType<Json> = z.json() as z.ZodType<Json>;
