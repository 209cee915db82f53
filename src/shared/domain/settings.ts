import * as z from 'zod';

/** Choices of the person that hold for the whole application. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  statusColours: z.enum(['standard', 'green-red']).default('standard'),
  /** With it on, no request leaves loopback. */
  offlineLock: z.boolean().default(false),
  keepTranscripts: z.boolean().default(true),
  defaultModel: z.string().nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;

const { shape } = Settings;

/** Some of the choices. Written out, because a partial of a schema with defaults would fill the others up and so reset them. */
export const SettingsPatch = z
  .object({
    theme: shape.theme.unwrap(),
    density: shape.density.unwrap(),
    statusColours: shape.statusColours.unwrap(),
    offlineLock: shape.offlineLock.unwrap(),
    keepTranscripts: shape.keepTranscripts.unwrap(),
    defaultModel: shape.defaultModel.unwrap(),
  })
  .partial();
