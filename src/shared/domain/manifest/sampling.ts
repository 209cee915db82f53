import * as z from 'zod';

/** How the model draws its answer. What is left out is left to the provider's default. */
export const Sampling = z
  .strictObject({
    temperature: z.number().min(0).max(5).optional().describe('0 is the most deterministic.'),
    topP: z.number().min(0).max(1).optional().describe('Nucleus sampling, 0 to 1.'),
    topK: z.int().min(0).optional().describe('Sample from the k likeliest tokens (Ollama only).'),
    minP: z.number().min(0).max(1).optional().describe('Smallest relative token probability (Ollama only).'),
    frequencyPenalty: z.number().min(-2).max(2).optional().describe('OpenAI-compatible servers only.'),
    presencePenalty: z.number().min(-2).max(2).optional().describe('OpenAI-compatible servers only.'),
    maxTokens: z.int().min(1).optional().describe('Longest answer, in tokens.'),
    seed: z.int().optional().describe('Seed of the first attempt; attempt k uses seed + k - 1.'),
    stop: z
      .array(z.string().min(1))
      .max(16)
      .optional()
      .describe('Generation ends before any of these strings.'),
    contextTokens: z.int().min(256).optional().describe('Context window to ask for (num_ctx of Ollama).'),
    think: z
      .union([z.boolean(), z.enum(['low', 'medium', 'high'])])
      .optional()
      .describe('Ask a reasoning model to think, or not to, where the server can be told.'),
  })
  .describe('How the model draws its answer; what is left out is left to the provider.');
export type Sampling = z.infer<typeof Sampling>;
