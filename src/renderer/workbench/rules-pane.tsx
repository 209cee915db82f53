import { Button } from '#renderer/components/button.tsx';
import { Checkbox } from '#renderer/components/checkbox.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { ProblemList } from '#renderer/components/problem-list.tsx';
import { TextArea } from '#renderer/components/text-area.tsx';
import { quickSettings, withSetting, type QuickSetting } from './quick-rules.ts';
import type { Workbench } from './use-workbench.ts';
import styles from './workbench.module.css';

interface RulesPaneProps {
  readonly bench: Workbench;
  /** Whether some run was judged by models. */
  readonly hasJudges: boolean;
}

/** The part under `scoring:` as YAML, its simple settings as controls, and what is wrong with it. */
export function RulesPane({ bench, hasJudges }: RulesPaneProps) {
  const { text, setText, outcome, isAsking, isJudging } = bench;
  const settings = quickSettings(text);
  return (
    <div className={styles.rules}>
      {settings.length === 0 ? null : (
        <div className={styles.quick} role="group" aria-label="Simple settings">
          {settings.map((setting) => (
            <QuickControl
              key={setting.path.join('.')}
              setting={setting}
              onChange={(value) => setText(withSetting(text, setting, value))}
            />
          ))}
        </div>
      )}
      <TextArea
        label="Rules (YAML under scoring:)"
        code
        className={styles.editor}
        rows={16}
        value={text}
        onValueChange={setText}
      />
      {hasJudges ? (
        <div className={styles.judges}>
          <Button pending={isAsking && isJudging} onClick={bench.askJudges}>
            Ask the judges again
          </Button>
          <p className={styles.quiet}>
            {isAsking
              ? 'Judged checks are of the judges’ new verdicts.'
              : 'Judged checks keep the verdicts they have; asking again calls the judges of these runs.'}
          </p>
        </div>
      ) : null}
      <div role="status" aria-label="Problems">
        <ProblemList problems={outcome?.problems ?? []} />
      </div>
    </div>
  );
}

interface QuickControlProps {
  readonly setting: QuickSetting;
  readonly onChange: (value: boolean | number | null) => void;
}

function QuickControl({ setting: { label, value, path }, onChange }: QuickControlProps) {
  if (typeof value === 'boolean') {
    return (
      <Checkbox checked={value} onCheckedChange={onChange}>
        {label}
      </Checkbox>
    );
  }
  const isMark = path[0] === 'passMark';
  return (
    <NumberField
      label={label}
      className={styles.number}
      value={value}
      min={0}
      {...(isMark ? { max: 1 } : {})}
      step={isMark ? 0.05 : 1}
      onValueChange={onChange}
    />
  );
}
