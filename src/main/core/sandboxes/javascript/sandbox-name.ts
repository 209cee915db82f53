/** How the sandbox is called in results. */
export const JAVASCRIPT_SANDBOX = 'QuickJS';
