import { BranchesOutlined, CheckOutlined, ClockCircleOutlined, MailOutlined, PlayCircleOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { WalkDue, WalkOption } from '../../api/walks';
import { useWords } from '../../i18n/i18n';
import { FormFields } from '../../ui/FormFields';
import { Section } from '../../ui/Section';
import { clock } from './clock';

interface Props {
  options: WalkOption[];
  option?: WalkOption;
  values: unknown[];
  busy: boolean;
  begun: boolean;
  /** The names of who is in which role, where the organisation has them. */
  people: Map<string, string[]>;
  onValue: (at: number, value: unknown) => void;
  onChoose: (at: number) => void;
  onAct: (at: number) => void;
}

/** What can be done next, numbered for the keyboard; the one that is chosen shows its form, who acts, and by when. */
export function Next({ options, option, values, busy, begun, people, onValue, onChoose, onAct }: Props) {
  const { t } = useWords();
  if (options.length === 0) return null;
  return (
    <Section title={t(begun ? 'walk:next' : 'walk:starts')} note={t('walk:keys')}>
      <ol className="st-walk-next">
        {options.map((one, at) => (
          <li key={`${one.do} ${one.element} ${one.nth} ${one.definition} ${one.flows?.join()}`} data-chosen={one === option}>
            <button type="button" className="st-walk-option" aria-expanded={one === option} onClick={() => onChoose(at)} onDoubleClick={() => onAct(at)}>
              <span className="st-walk-number">{at + 1}</span>
              <Icon option={one} />
              <span className="st-walk-name">{one.do === 'decide' && !one.name ? t('walk:allWays') : one.name}</span>
              <Side option={one} />
            </button>
            {one === option && (
              <form
                className="st-walk-form"
                onSubmit={(event) => {
                  event.preventDefault();
                  onAct(at);
                }}
              >
                <Who option={one} people={people} />
                <DueLine due={one.due} />
                {one.why && <p className="st-muted">{t('walk:undecided', { text: one.why })}</p>}
                {(one.fields?.length ?? 0) > 0 && (
                  <FormFields
                    fields={one.fields!.map(({ label, type, values: possible, min, max, required, readonly, chance }) => ({ label, type, values: possible ?? undefined, min, max, required, readonly, note: chance ? t('walk:chance') : undefined }))}
                    values={values}
                    onChange={onValue}
                  />
                )}
                <Button size="small" type="primary" htmlType="submit" loading={busy}>
                  {t(`walk:do.${one.do}`)} ↵
                </Button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Icon({ option: { do: deed, event } }: { option: WalkOption }) {
  if (deed === 'start') return <PlayCircleOutlined aria-hidden />;
  if (deed === 'decide') return <BranchesOutlined aria-hidden />;
  if (deed === 'complete') return <CheckOutlined aria-hidden />;
  if (event === 'timer') return <ClockCircleOutlined aria-hidden />;
  return event === 'message' ? <MailOutlined aria-hidden /> : <ThunderboltOutlined aria-hidden />;
}

/** Beside the name: who does it, when a timer is due, where an event is attached. */
function Side({ option: { do: deed, who, at, on, event, due } }: { option: WalkOption }) {
  const { t, language } = useWords();
  const doers = who?.filter(({ code }) => code === 'R').map(({ name }) => name) ?? [];
  const text = deed === 'complete' ? doers.join(t('walk:and')) : at ? clock(at, language) : deed === 'decide' ? on : event ? [t(`walk:event.${event}`, { defaultValue: event }), on].filter(Boolean).join(' · ') : '';
  return (
    <span className="st-walk-side">
      {text} {due?.late && <b className="st-walk-late">{t('walk:late')}</b>}
    </span>
  );
}

/** How many people of a role are named; the others are counted. */
const named = 3;

/** Who has to do with it, by duty: the role, and who is in it. */
function Who({ option: { who }, people }: { option: WalkOption; people: Map<string, string[]> }) {
  const { t } = useWords();
  if (!who?.length) return null;
  const names = (role: string) => {
    const all = people.get(role) ?? [];
    const list = all.slice(0, named).join(t('walk:and'));
    return all.length > named ? t('walk:andMore', { list, count: all.length - named }) : list;
  };
  return (
    <p className="st-walk-who">
      {who.map(({ code, role, name }) => (
        <span key={`${code} ${role}`}>
          <b>{code}</b> {name}
          {people.has(role) && (
            <span className="st-muted" title={people.get(role)!.join(t('walk:and'))}>
              {' '}
              {t('walk:inRole', { names: names(role) })}
            </span>
          )}
        </span>
      ))}
    </p>
  );
}

/** By when something is promised, and what is done about what takes long. */
export function DueLine({ due }: { due?: WalkDue }) {
  const { t, language } = useWords();
  if (!due) return null;
  return (
    <p className={due.late ? 'st-walk-due st-walk-late' : 'st-walk-due'}>
      {due.start && <span>{t('walk:startBy', { at: clock(due.start, language) })}</span>}
      {due.complete && <span>{t(due.late ? 'walk:overdue' : 'walk:doneBy', { at: clock(due.complete, language) })}</span>}
      {due.actions?.map(({ do: deed, to, at }, nth) => (
        <span key={nth}>{t(`walk:action.${deed}`, { to, at: clock(at, language) })}</span>
      ))}
    </p>
  );
}
