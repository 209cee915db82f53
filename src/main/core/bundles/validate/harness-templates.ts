import type {
  CodeRepair,
  HarnessSpec,
  MultiTurn,
  SimulatedUser,
  SingleTurn,
  ToolLoop,
} from '#shared/domain/manifest/harness-spec.ts';

import { fieldPlace, hiddenTemplate, shownTemplate, type TemplatePlace } from './template-place.ts';

/** The templates and fields that a harness names. */
export function harnessTemplates(harness: HarnessSpec | null): TemplatePlace[] {
  if (harness === null) return [];
  switch (harness.kind) {
    case 'single-turn':
      return singleTurnTemplates(harness);
    case 'multi-turn':
      return multiTurnTemplates(harness);
    case 'tool-loop':
      return toolLoopTemplates(harness);
    case 'code-repair':
      return codeRepairTemplates(harness);
    case 'program':
      return [];
  }
}

function singleTurnTemplates({ system, prompt, shotAnswer, functions }: SingleTurn): TemplatePlace[] {
  return [
    ...shownTemplate(['harness', 'system'], system),
    ...shownTemplate(['harness', 'prompt'], prompt),
    ...hiddenTemplate(['harness', 'shotAnswer'], shotAnswer, ['expected']),
    ...fieldPlace(['harness', 'functions'], functions),
  ];
}

function multiTurnTemplates({ system, turns = [], user }: MultiTurn): TemplatePlace[] {
  const places =
    typeof turns === 'string'
      ? fieldPlace(['harness', 'turns'], turns).map((place) => ({ ...place, isShown: true }))
      : turns.flatMap((turn, index) => shownTemplate(['harness', 'turns', index], turn));
  return [...shownTemplate(['harness', 'system'], system), ...places, ...userTemplates(user)];
}

function toolLoopTemplates({ system, prompt, user, state }: ToolLoop): TemplatePlace[] {
  return [
    ...shownTemplate(['harness', 'system'], system),
    ...(user === undefined ? shownTemplate(['harness', 'prompt'], prompt) : []),
    ...userTemplates(user),
    ...fieldPlace(['harness', 'state', 'field'], state?.field),
    ...(state?.kind === 'database' ? hiddenTemplate(['harness', 'state', 'file'], state.file) : []),
  ];
}

function codeRepairTemplates({ system, prompt, feedback }: CodeRepair): TemplatePlace[] {
  return [
    ...shownTemplate(['harness', 'system'], system),
    ...shownTemplate(['harness', 'prompt'], prompt),
    ...hiddenTemplate(['harness', 'feedback'], feedback, ['output', 'attempt']),
  ];
}

function userTemplates(user: SimulatedUser | undefined): TemplatePlace[] {
  return [
    ...hiddenTemplate(['harness', 'user', 'system'], user?.system),
    ...hiddenTemplate(['harness', 'user', 'opening'], user?.opening),
  ];
}
