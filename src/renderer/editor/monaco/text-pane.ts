import type { Problem } from '#shared/domain/problem.ts';
import type { DraftSession } from '../files/draft-session.ts';
import type { DraftState } from '../files/draft-state.ts';
import { changedPart } from './changed-part.ts';
import { monaco } from './monaco.ts';

/** One editor over the files of a draft. */
export interface TextPane {
  readonly show: (path: string) => void;
  readonly mark: (path: string, problems: readonly Problem[]) => void;
  /** Lines and columns count from 1. */
  readonly goTo: (line: number, column: number) => void;
  readonly dispose: () => void;
}

type Model = monaco.editor.ITextModel;

export function createTextPane(element: HTMLElement, session: DraftSession): TextPane {
  const editor = monaco.editor.create(element, OPTIONS);
  const models = new Map<string, Model>();
  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  let shown: string | null = null;

  function modelOf(path: string): Model {
    const known = models.get(path);
    if (known !== undefined) return known;
    const uri = monaco.Uri.from({ scheme: 'draft', path: `/${session.draftId}/${path}` });
    monaco.editor.getModel(uri)?.dispose();
    const text = session.store.getState().files[path]?.text ?? '';
    const model = monaco.editor.createModel(text, languageOf(path), uri);
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    model.onDidChangeContent(() => session.setText(path, model.getValue()));
    models.set(path, model);
    return model;
  }

  /** What forms, tables and the core wrote meanwhile; the undo of the editor knows it as one step. */
  function follow(now: DraftState, before: DraftState): void {
    for (const [path, model] of models) {
      const file = now.files[path];
      if (file === undefined || file === null) forget(path);
      else if (file.text !== before.files[path]?.text && file.text !== model.getValue())
        write(model, file.text);
    }
  }

  function forget(path: string): void {
    if (shown === path) shown = null;
    models.get(path)?.dispose();
    models.delete(path);
    views.delete(path);
  }

  const stop = session.store.subscribe(follow);
  return {
    show(path) {
      if (shown !== null) views.set(shown, editor.saveViewState());
      shown = path;
      editor.setModel(modelOf(path));
      // F6 leads into the text, not to the tabs above it.
      element.querySelector('textarea')?.setAttribute('data-pane-focus', '');
      editor.restoreViewState(views.get(path) ?? null);
      editor.updateOptions({ ariaLabel: `Text of ${path}` });
    },
    mark: (path, problems) => markModel(modelOf(path), path, problems),
    goTo(line, column) {
      const position = { lineNumber: line, column };
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
      editor.focus();
    },
    dispose() {
      stop();
      editor.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  accessibilitySupport: 'on',
  // A text area, so that keys of the application know that somebody is typing.
  editContext: false,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontLigatures: false,
  fontSize: 12,
  lineHeight: 18,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'all',
  wordWrap: 'on',
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false, showIcons: false },
  fixedOverflowWidgets: true,
  occurrencesHighlight: 'off',
  unicodeHighlight: { ambiguousCharacters: false },
  padding: { top: 8, bottom: 8 },
  overviewRulerBorder: false,
  lineNumbersMinChars: 4,
  glyphMargin: false,
  bracketPairColorization: { enabled: false },
  renderFinalNewline: 'on',
  contextmenu: true,
};

const LANGUAGES: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  jsonl: 'jsonl',
  md: 'markdown',
  py: 'python',
  js: 'javascript',
  sql: 'sql',
};

function languageOf(path: string): string {
  return LANGUAGES[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'plaintext';
}

function markModel(model: Model, path: string, problems: readonly Problem[]): void {
  const own = problems.filter((problem) => problem.file === path);
  const markers = own.map((problem) => markerOf(model, problem));
  monaco.editor.setModelMarkers(model, 'bundle', markers);
}

function markerOf(model: Model, problem: Problem): monaco.editor.IMarkerData {
  const line = Math.min(problem.line, model.getLineCount());
  const text = model.getLineContent(line);
  const column = Math.min(problem.column, text.length + 1);
  const length = /^("[^"]*"|[^\s,{}[\]:]+)/.exec(text.slice(column - 1))?.[0].length ?? 1;
  return {
    severity: problem.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message: [problem.message, problem.remedy].filter((part) => part !== '').join('\n'),
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: column + length,
  };
}

function write(model: Model, text: string): void {
  const before = model.getValue();
  const { from, to, put } = changedPart(before, text);
  const range = monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
  model.pushEditOperations([], [{ range, text: put }], () => null);
}
