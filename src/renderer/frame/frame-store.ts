import { create } from 'zustand';

interface FrameStore {
  readonly palette: boolean;
  readonly shortcutSheet: boolean;
  /** The most specific name of what is on screen. */
  readonly pageTitle: string;
}

/** What of the frame is open, and the name of the page. */
export const useFrame = create<FrameStore>(() => ({ palette: false, shortcutSheet: false, pageTitle: '' }));
