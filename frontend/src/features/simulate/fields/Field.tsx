import { QuestionCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ComplaintList } from '../ComplaintList';
import { useWorst } from '../complaints';
import type { Path } from '../path';
import { FieldInput } from './FieldInput';
import type { FieldKind } from './FieldInput';

/** One field of an entry: where it is beneath the entry, and what can be put into it. */
export interface FieldSpec {
  key: string;
  kind: FieldKind;
  /** What a choice offers; the first is what counts when nothing is chosen. */
  options?: string[];
}

/** Fields of one entry of the numbers, each with its name, its explanation and what the back end complains of. */
export function Fields({ of, at, fields, whose }: { of: string; at: Path; fields: FieldSpec[]; whose: string }) {
  return (
    <div className="st-form">
      {fields.map((spec) => (
        <Field key={spec.key} of={of} at={[...at, spec.key]} spec={spec} whose={whose} />
      ))}
    </div>
  );
}

function Field({ of, at, spec, whose }: { of: string; at: Path; spec: FieldSpec; whose: string }) {
  const { t, i18n } = useTranslation();
  const worst = useWorst(at);
  const name = t(`numbers:field.${of}.${spec.key}`);
  const help = `numbers:help.${of}.${spec.key}`;
  return (
    <Line label={name} help={i18n.exists(help) ? t(`numbers:help.${of}.${spec.key}`) : undefined} at={at}>
      <FieldInput at={at} of={of} spec={spec} label={`${whose}: ${name}`} wrong={worst === 'error'} />
    </Line>
  );
}

/** A name, what belongs to it, and what is wrong with it. */
export function Line({ label, help, at, children }: { label: string; help?: string; at?: Path; children: ReactNode }) {
  return (
    <>
      <span className="st-form-label">
        {label}
        {help && (
          <Tooltip title={help}>
            <QuestionCircleOutlined className="st-why" role="note" tabIndex={0} aria-label={help} />
          </Tooltip>
        )}
      </span>
      <span className="st-form-value">
        {children}
        {at && <ComplaintList at={at} />}
      </span>
    </>
  );
}
