import type { YAMLError } from 'yaml';

type Explanation = { message: string; remedy: string };

const BY_CODE: Partial<Record<YAMLError['code'], Explanation>> = {
  DUPLICATE_KEY: { message: 'This key is in the same place twice.', remedy: 'Keep one of the two.' },
  MULTIPLE_DOCS: {
    message: 'The file holds more than one YAML document.',
    remedy: 'Remove the second one and the line "---" before it.',
  },
  TAB_AS_INDENT: { message: 'A tab is used for indentation.', remedy: 'Indent with spaces.' },
  BAD_INDENT: {
    message: 'The indentation does not fit.',
    remedy: 'Begin keys of the same level in the same column.',
  },
  BAD_ALIAS: {
    message: 'An alias (*name) has no name, or there is no such anchor.',
    remedy: 'Put texts that begin with * in quotes.',
  },
  TAG_RESOLVE_FAILED: {
    message: 'Tags (!name) are not known here.',
    remedy: 'Remove the tag, or put the text in quotes.',
  },
  NON_STRING_KEY: {
    message: 'A key must be a plain text.',
    remedy: 'Put a text before the colon; put {{ … }} in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A value begins on the line of its key and goes on as another key.',
    remedy: 'Put texts with a colon in quotes.',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'A key goes over more than one line.',
    remedy: 'Look for a missing colon, or indent the lines of a long text.',
  },
  BAD_DQ_ESCAPE: {
    message: 'There is an unknown escape (\\) in a text in double quotes.',
    remedy: "Use single quotes ('…') for regular expressions, or write the backslash twice.",
  },
  BAD_SCALAR_START: {
    message: 'A plain text cannot begin with this character.',
    remedy: 'Put the text in quotes.',
  },
  MISSING_CHAR: {
    message: 'A quote, bracket or colon is missing.',
    remedy: 'Look at this line and at the one before it.',
  },
  RESOURCE_EXHAUSTION: { message: 'The file is nested too deeply.', remedy: 'Write it flatter.' },
};

/** What the YAML reader did not like, in words for people who write YAML once a month. */
export function explainYamlError(error: YAMLError): Explanation {
  const known = BY_CODE[error.code];
  if (known !== undefined) return known;
  const message = error.message.split('\n')[0] ?? '';
  return {
    message: `This is not YAML: ${message}.`.replace('..', '.'),
    remedy: 'Look at quotes, colons and indentation here and in the line before.',
  };
}
