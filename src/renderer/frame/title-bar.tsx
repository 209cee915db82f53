import { useRouter } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, Search } from 'lucide-react';

import { IconButton } from '../components/icon-button.tsx';
import { Kbd } from '../components/kbd.tsx';
import styles from './frame.module.css';
import { useFrame } from './frame-store.ts';

/** Back, forward, and the field that opens search and commands. */
export function TitleBar() {
  const { history } = useRouter();
  return (
    <header className={styles.titleBar}>
      <div className={styles.history}>
        <IconButton icon={ArrowLeft} label="Back" shortcut="Alt+Left" onClick={() => history.back()} />
        <IconButton
          icon={ArrowRight}
          label="Forward"
          shortcut="Alt+Right"
          onClick={() => history.forward()}
        />
      </div>
      <button
        type="button"
        className={styles.searchField}
        onClick={() => useFrame.setState({ palette: true })}
      >
        <Search size={14} aria-hidden />
        <span className={styles.searchText}>Search or run a command</span>
        <Kbd shortcut="Mod+K" />
      </button>
    </header>
  );
}
