import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/yaml/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/sql/register';
// The bundler makes a worker of it.
// oxlint-disable-next-line import/default
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

import { registerJson } from './json-language.ts';
import { registerManifestHelp } from './manifest-provider.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerJson(monaco);
registerManifestHelp(monaco);

export { monaco };
