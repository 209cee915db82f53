import type * as Monaco from 'monaco-editor/editor';

import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { completeManifest } from '../manifest-help/complete-manifest.ts';
import { describeManifest } from '../manifest-help/describe-manifest.ts';

/** Paths of the bundle that is open, to be offered where a file is named. */
export const bundlePaths: { current: readonly string[] } = { current: [] };

/** Completion and documentation for `environment.yaml`, from the schema of manifests. */
export function registerManifestHelp({ languages, Range }: typeof Monaco): void {
  languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', ':', '-', '{', ','],
    provideCompletionItems(model, position) {
      if (!isManifest(model)) return { suggestions: [] };
      const { from, to, items } = completeManifest(
        model.getValue(),
        model.getOffsetAt(position),
        bundlePaths.current,
      );
      const range = rangeOf(model, from, to);
      return {
        suggestions: items.map((item, index) => ({
          label: item.label,
          kind:
            item.what === 'key' ? languages.CompletionItemKind.Property : languages.CompletionItemKind.Value,
          insertText: item.insert,
          detail: item.detail,
          documentation: item.documentation,
          sortText: String(index).padStart(4, '0'),
          range,
          // The value of a key that was just written is offered at once.
          ...(item.what === 'key' && { command: { id: 'editor.action.triggerSuggest', title: 'Suggest' } }),
        })),
      };
    },
  });
  languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      const words = isManifest(model)
        ? describeManifest(model.getValue(), model.getOffsetAt(position))
        : null;
      if (words === null) return null;
      return {
        range: rangeOf(model, words.from, words.to),
        contents: [{ value: `**${words.title}**` }, { value: words.text }],
      };
    },
  });

  function rangeOf(model: Monaco.editor.ITextModel, from: number, to: number): Monaco.Range {
    return Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
  }
}

function isManifest(model: Monaco.editor.ITextModel): boolean {
  return model.uri.path.endsWith(`/${MANIFEST_FILE}`);
}
