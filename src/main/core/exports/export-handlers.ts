import type { Handlers } from '#shared/contract.ts';

import { createExport, type ExportDeps, previewExport } from './export-service.ts';

/** Calls about exports. */
export function exportHandlers(deps: ExportDeps) {
  return {
    'exports.preview': (request) => previewExport(deps, request),
    'exports.create': (request) => createExport(deps, request),
  } satisfies Partial<Handlers>;
}
