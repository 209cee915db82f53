import { optionLetters } from '#core/templates/case-values.ts';

export const INTRODUCTION = `# Bundle format

An **environment** is a dataset, a harness (how the model is asked) and scoring rules. A **bundle** is an environment as a folder or a \`.zip\`: a file \`environment.yaml\` and the files it names. Everything is declared in it; code is only needed for tools, scripts and tests, and runs in sandboxes ([Tools, conversations and repair](tools.md)).

- Write your own: make a folder with the two files below, then drop it on the window or run \`benchgen import FOLDER\`.
- Look for mistakes: \`benchgen validate FOLDER\` names file, line, column and what to do. Nothing is written.
- Pass it on: \`benchgen pack FOLDER --out FILE.zip\` gives the same bytes for the same files, on every machine.

\`environment.yaml\` is YAML 1.2. Keys that are not listed here are mistakes, not notes; comments begin with \`#\`. Put texts with \`{{ … }}\` in quotes, and regular expressions in single quotes. A JSON Schema for editors is in \`resources/schema/environment.schema.json\`.`;

export const DATASET_TEXT = `**Files.** JSON Lines (\`.jsonl\`, one object a line), JSON (\`.json\`, a list of objects, or an object with the list under \`data\`, \`examples\`, \`cases\`, \`rows\`, \`questions\` or \`items\`) and CSV (\`.csv\`, RFC 4180: a header line, commas, double quotes), each also with \`.gz\`. All of them in UTF-8.

**Fields.** \`input\`, \`expected\` and \`solution\` are the name of a field of the row, or a template over the row. A template that is a single expression keeps its value: with \`"{{ answer.values }}"\` a list stays a list and a number a number. Cells of CSV are always texts.

**Expected answers.** A list means that any of its entries is right. For the checks \`set\` and \`list\` it is the whole set or list.

**Choices.** A list of texts or numbers; in CSV its JSON text, such as \`["yes", "no"]\`. The expected answer is then a letter, the text of an option, or its place from 0.

**Tags.** Each value of a named field becomes a tag such as \`topic=length\`; of a list, each entry does.

**Ids.** They name a case for good, in exports and comparisons: unique, one line, at most 200 characters. Without an id a case is named by its row, from 1. Two cases are the same across versions when input, expected answer and choices are the same.`;

export const TEMPLATES_TEXT = `Templates are Jinja: \`{{ value }}\`, \`{% if … %}\`, \`{% for … %}\`, filters such as \`{{ name | trim }}\`. Nothing is escaped. A line break after a block and spaces before it are dropped. Read can be:

| where | what |
|---|---|
| \`dataset.input\`, \`expected\`, \`solution\` | the fields of the row |
| templates of the harness | the fields of the row, \`input\`, \`choices\`, \`letters\` (\`${optionLetters(3).join('`, `')}\`, … for as many choices as there are) |
| \`harness.shotAnswer\` | the same of the example, and \`expected\` (of a list, the first) |
| \`expected\` of a check | the same of the case, and \`expected\` |

A multiple-choice prompt:

\`\`\`yaml
prompt: |
  {{ input }}
  {% for choice in choices %}
  {{ letters[loop.index0] }}. {{ choice }}
  {% endfor %}
  Answer with the letter only.
\`\`\`

Names that no row has are mistakes. The expected answer is not there for prompts; a prompt that shows the field it comes from is warned of.`;

export const SCORING_TEXT = `\`extract\` lists alternatives. The first that matches gives the answer; an alternative may be a list of steps, applied one after the other. If none matches, the answer counts as wrong, with the reason "no answer found". Every check gives a score from 0 to 1. A case passes from \`passMark\` on, is partial above 0, and fails at 0.`;

export const DIGEST_TEXT = `\`id\` and \`version\` name an environment. Change the version whenever you change a file: the same id and version with other content is not imported over the first, but offered under a new version.

The **digest** names the content itself. It is the sha256 of the list of all files, one line each as \`sha256sum\` prints it, ordered by the bytes of the paths. Zip or folder, packed by whichever tool: the same files have the same digest. To check it in a shell, inside the folder:

\`\`\`sh
find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum
\`\`\`

Left out everywhere: \`.git\`, \`.svn\`, \`.hg\`, \`node_modules\`, \`__pycache__\`, \`.venv\`, \`__MACOSX\`, \`.DS_Store\`, \`._*\`, \`Thumbs.db\`, \`desktop.ini\`. A zip that holds a single folder with everything in it is read as that folder.`;

export const REFUSED_TEXT = `A bundle may come from anywhere, so it is examined before anything of it is unpacked or written. Refused, each with a message of its own:

- paths that lead out of the bundle (\`..\`), absolute paths, drive letters, backslashes, control characters;
- symbolic links and special files;
- the same name twice, names that differ only in upper and lower case or in the Unicode form of their letters, a file beside a folder of the same name;
- names that Windows cannot have: \`CON\`, \`NUL\` and the like, \`< > : " | ? *\`, a dot or space at the end;
- encrypted entries and other packing methods than "stored" and "deflate";
- sizes, names or checksums that are not true, entries that overlap, hidden entries, data before or after the zip, zips that are cut off;
- anything above the limits in the table before.`;
