import { Toast as BaseToast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';

import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';

export interface ToastMessage {
  readonly title: string;
  readonly description?: string;
  readonly kind?: 'info' | 'error';
  /** At most one; pressing it closes the toast. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Manager = Pick<ReturnType<typeof BaseToast.useToastManager>, 'add' | 'close'>;

/** Shows a message at the bottom right: 6 s, 10 s with an action; errors stay until closed. */
export function useToasts(): { readonly show: (message: ToastMessage) => void } {
  const { add, close } = BaseToast.useToastManager();
  return useMemo(() => ({ show: (message) => showToast({ add, close }, message) }), [add, close]);
}

function showToast(
  { add, close }: Manager,
  { title, description, kind = 'info', action }: ToastMessage,
): void {
  const id = add({
    title,
    description,
    type: kind,
    priority: kind === 'error' ? 'high' : 'low',
    timeout: kind === 'error' ? 0 : action === undefined ? 6_000 : 10_000,
    ...(action !== undefined && {
      actionProps: {
        children: action.label,
        onClick: () => {
          close(id);
          action.run();
        },
      },
    }),
  });
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
