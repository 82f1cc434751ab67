import { useQuery } from '@tanstack/react-query';
import { Checkbox, Select, Tag, Tooltip } from 'antd';
import type { Code } from '../../api/raci';
import { codeSetQuery, plainSet, wordFor } from '../../api/raci';
import type { OrgRole } from '../../api/organisation';
import { useWords } from '../../i18n/i18n';
import { drawnIn, performing, spokenIn } from '../../modeler/codeSet';
import type { Role } from '../../modeler/duties';
import { useOrganisationRoles } from '../../modeler/organisationRoles';
import type { Pen } from '../../modeler/pen';
import { Section } from '../../ui/Section';
import type { Part } from './parts';
import { Line, text, useChange, useOwn } from './parts';

const signings = ['all', 'any', 'vote', 'sequence'] as const;

/** Who has what to do with a step, and how it comes to its end. */
export function RaciTab({ drawing, subject, projectId }: Part & { projectId?: string }) {
  const { t, language } = useWords();
  const change = useChange(drawing);
  const set = useQuery(codeSetQuery).data ?? plainSet;
  const matrix = spokenIn(drawing.duties(), set);
  const { offered } = useOrganisationRoles(drawing, projectId);
  const row = matrix.rows.find(({ id }) => id === subject.id);
  const [step, setStep] = useOwn({ drawing, subject }, 'Step');
  const lane = matrix.lanes.find(({ id }) => id === row?.lane);
  const holders = (code: string, source?: 'manual' | 'lane') => [...(row?.duties ?? [])].filter(([, duties]) => duties.some((duty) => duty.code === code && (!source || duty.source === source))).map(([role]) => role);
  const codes = [...set.codes, ...unknown(row?.duties, set.codes)];
  const doers = holders(performing(set));
  return (
    <>
      <Section title={t('inspect:raci.title')} note={set.name}>
        <div className="st-i-lines">
          {codes.map((code) => (
            <Line key={code.code} label={<CodeChip code={code} word={wordFor(code, language)} />}>
              <RolesSelect
                label={t('inspect:raci.rolesWith', { duty: wordFor(code, language) })}
                roles={matrix.roles}
                offered={offered}
                value={holders(code.code, 'manual')}
                derived={holders(code.code, 'lane')}
                onChange={(now) => {
                  const before = holders(code.code, 'manual');
                  change((pen) => {
                    for (const role of before) if (!now.includes(role)) pen.edit(drawnIn([{ do: 'unassign', element: subject.id, code: code.code, role }], set));
                    const added = now.filter((role) => !before.includes(role));
                    for (const role of idsOf(pen, added, offered)) pen.edit(drawnIn([{ do: 'assign', element: subject.id, code: code.code, role }], set));
                  });
                }}
              />
            </Line>
          ))}
        </div>
        {row?.drift && lane && <p className="st-i-note">{t('inspect:raci.drift', { lane: lane.name })}</p>}
        {row && !row.drift && holders(performing(set), 'lane').length > 0 && <p className="st-i-note">{lane ? t('inspect:raci.fromLane', { lane: lane.name }) : t('inspect:raci.fromHolder')}</p>}
      </Section>
      <Section title={t('inspect:raci.step')}>
        <div className="st-i-checks">
          {(['control', 'approval', 'initiator'] as const).map((name) => (
            <Checkbox key={name} checked={step[name] === true} onChange={(event) => setStep({ [name]: event.target.checked })}>
              {t(`inspect:raci.${name}`)}
              <span className="st-i-line-hint">{t(`inspect:raci.${name}Text`)}</span>
            </Checkbox>
          ))}
        </div>
        <Line label={t('inspect:raci.signing')} hint={doers.length > 1 && !step.signing ? t('inspect:raci.signingMissing', { count: doers.length }) : undefined}>
          <Select
            size="small"
            aria-label={t('inspect:raci.signing')}
            value={text(step.signing)}
            onChange={(signing) => setStep({ signing })}
            options={['', ...signings].map((value) => ({ value, label: value ? t(`inspect:raci.signing_${value}`) : t('inspect:raci.signingNone') }))}
          />
        </Line>
      </Section>
    </>
  );
}

/** A letter and what it means. */
export function CodeChip({ code, word }: { code: Code; word: string }) {
  return (
    <span className="st-i-code">
      <b style={{ color: code.colour ?? undefined }}>{code.code}</b> {word}
    </span>
  );
}

/** The ids of chosen roles; those that are not there yet are made, those of the organisation under their ids there. */
export function idsOf(pen: Pen, chosen: string[], offered: OrgRole[]): string[] {
  return chosen.map((role) => {
    const known = offered.find(({ id }) => id === role);
    if (known) pen.edit([{ do: 'define', element: known.id, name: known.name }]);
    if (!role.startsWith(asked)) return role;
    const id = `Role_${Math.random().toString(36).slice(2, 9)}`;
    pen.edit([{ do: 'define', element: id, name: role.slice(asked.length) }]);
    return id;
  });
}

/** Stands before the name of a role that is not there yet. */
const asked = 'new:';

interface RolesProps {
  label: string;
  roles: readonly Role[];
  /** Roles of the organisation that the drawing does not have yet. */
  offered: OrgRole[];
  value: string[];
  /** Roles that have the duty by the place of the step. */
  derived?: string[];
  placeholder?: string;
  onChange: (roles: string[]) => void;
}

/** Chooses roles of the drawing or of the organisation; a name that none has makes a new one. */
export function RolesSelect({ label, roles, offered, value, derived = [], placeholder, onChange }: RolesProps) {
  const { t } = useWords();
  const all: { id: string; name: string }[] = [...roles, ...offered];
  const drawn = roles.map(({ id, name }) => ({ value: id, label: name }));
  const grouped = [{ label: t('inspect:raci.drawnRoles'), options: drawn }, { label: t('inspect:raci.organisationRoles'), options: offered.map(({ id, name }) => ({ value: id, label: name })) }];
  const nameOf = (id: string) => roles.find((role) => role.id === id)?.name ?? id;
  return (
    <Select
      mode="tags"
      size="small"
      aria-label={label}
      value={value}
      placeholder={derived.length > 0 ? undefined : (placeholder ?? t('inspect:raci.nobody'))}
      prefix={
        derived.length > 0
          ? derived.map((id) => (
              <Tooltip key={id} title={t('inspect:raci.derived')}>
                <Tag className="st-i-derived">{nameOf(id)}</Tag>
              </Tooltip>
            ))
          : undefined
      }
      options={offered.length === 0 ? drawn : (grouped as { label: string; value?: string }[])}
      optionFilterProp="label"
      labelRender={({ value: id, label: name }) => name ?? String(id)}
      onChange={(now: string[]) =>
        // What was typed is no id: it names a role that there is, or one to be made.
        onChange([...new Set(now.map((one) => (all.some(({ id }) => id === one) ? one : (all.find(({ name }) => name === one.trim())?.id ?? `${asked}${one.trim()}`))))])
      }
    />
  );
}

/** Codes that the drawing has and the set does not know. */
function unknown(duties: ReadonlyMap<string, readonly { code: string }[]> | undefined, known: Code[]): Code[] {
  const codes = new Set([...(duties?.values() ?? [])].flat().map(({ code }) => code));
  return [...codes].filter((code) => !known.some((one) => one.code === code)).map((code) => ({ code, name: { en: '', zh: '' }, meaning: 'supports' as const }));
}
