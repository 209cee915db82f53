import * as z from 'zod';

/** The address of the models screen: the selected model, or provider when it ends in a colon. */
export const ModelsSearch = z.object({ sel: z.string().max(300).optional().catch(undefined) });
export type ModelsSearch = z.infer<typeof ModelsSearch>;
