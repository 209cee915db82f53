import type { ComboboxOption } from '#renderer/components/combobox-options.ts';
import type { ModelInfo, ProviderState } from '#shared/domain/model.ts';

const MODEL_STATES: Readonly<Record<ModelInfo['state'], string>> = {
  ready: '',
  loaded: 'loaded',
  'not-pulled': 'not pulled',
  unknown: '',
};

const PROVIDER_STATES: Readonly<Record<ProviderState['status'], string>> = {
  ready: '',
  unreachable: 'unreachable',
  'no-key': 'no key',
  'key-refused': 'key refused',
  'offline-locked': 'offline lock is on',
};

/** Models to choose from under their providers, each with what stands in its way. */
export function modelOptions(providers: readonly ProviderState[]): readonly ComboboxOption[] {
  return providers.flatMap(({ config, status, models }) => {
    const trouble = PROVIDER_STATES[status];
    const group = trouble === '' ? config.name : `${config.name} (${trouble})`;
    return models.map((model) => ({
      value: model.name,
      label: model.name,
      group,
      detail: trouble === '' ? detailOf(model) : trouble,
    }));
  });
}

function detailOf({ parameters, quantization, state }: ModelInfo): string {
  return [parameters, quantization, MODEL_STATES[state]]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}
