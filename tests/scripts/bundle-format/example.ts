/** The complete environment that the documentation begins with. */
export const EXAMPLE_FILES = {
  'environment.yaml': `schema: benchgen/1
id: unit-conversion            # stays the same in every version
version: 1.0.0                 # semantic version; change it when the content changes
title: Unit conversion
description: Converts quantities between everyday units.
category: reasoning
tags: [arithmetic]
license: CC0-1.0
dataset:
  file: cases.jsonl            # one case a line
  input: question              # this field of each line is asked …
  expected: answer             # … and this one is the right answer
  tags: [topic]                # reports break the result down by this field
harness:
  kind: single-turn
  system: Answer with a number only.
  prompt: "{{ input }}"        # a Jinja template
  sampling: { temperature: 0, maxTokens: 256 }
scoring:
  extract:                     # tried in order; the first that matches gives the answer
    - { regex: '####\\s*(-?[\\d.,]+)' }
    - { number: last }
  checks:
    - { kind: numeric, tolerance: 0.01 }
limits: { caseSeconds: 120 }
`,
  'cases.jsonl': `{"question": "How many metres are 2.5 kilometres?", "answer": 2500, "topic": "length"}
{"question": "How many grams are 3 kg?", "answer": 3000, "topic": "mass"}
{"question": "How many minutes are one and a half hours?", "answer": 90, "topic": "time"}
`,
} as const;
