import { Toast as BaseToast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';

export interface ToastMessage {
  readonly title: string;
  readonly description?: string;
  readonly kind?: 'info' | 'error';
  /** At most one; pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Shows a message at the bottom right: 6 s, 10 s with an action; errors stay until closed. */
export function useToasts(): { show: (message: ToastMessage) => void } {
  const manager = BaseToast.useToastManager();
  return {
    show(message) {
      const id = manager.add({
        title: message.title,
        description: message.description,
        type: message.kind ?? 'info',
        priority: message.kind === 'error' ? 'high' : 'low',
        timeout: message.kind === 'error' ? 0 : message.action === undefined ? 6_000 : 10_000,
        ...(message.action === undefined
          ? {}
          : {
              actionProps: {
                children: message.action.label,
                onClick: () => {
                  manager.close(id);
                  message.action?.run();
                },
              },
            }),
      });
    },
  };
}

/** Holds the toasts of everything inside it; F6 moves the focus to them. */
export function ToastHost({ children }: { readonly children: ReactNode }) {
  return (
    <BaseToast.Provider limit={3}>
      {children}
      <BaseToast.Portal>
        <BaseToast.Viewport className={styles.viewport} aria-label="Notifications">
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

function ToastList() {
  const { toasts } = BaseToast.useToastManager();
  return toasts.map((toast) => (
    <BaseToast.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={[]} data-toast>
      <BaseToast.Content className={styles.content}>
        <div className={styles.text}>
          <BaseToast.Title className={styles.title} />
          <BaseToast.Description className={styles.description} />
        </div>
        <BaseToast.Action className={styles.action} />
        <BaseToast.Close render={<IconButton icon={X} size={14} label="Close message" />} />
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}
