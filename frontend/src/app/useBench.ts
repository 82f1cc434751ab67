import { App } from 'antd';
import { useEffect } from 'react';
import { readScenario } from '../api/scenarios';
import type { Bench } from '../features/compare/bench';
import { useNumbers } from '../features/simulate/numbers';
import type { Saved } from '../features/simulate/startSimulation';
import { readied } from '../features/simulate/startSimulation';
import { keyOf, olderOf } from '../features/simulate/leftovers';
import type { AskLeftovers } from '../features/simulate/useAskLeftovers';
import { useAskLeftovers } from '../features/simulate/useAskLeftovers';
import { useWords } from '../i18n/i18n';
import type { OpenDocument } from './documents';

/** What the experiments may know of an open process, and do to its numbers. */
export function useBench({ drawing, numbers, kept }: OpenDocument, save: () => Promise<Saved | null>, showNumbers: () => void): Bench {
  const { t } = useWords();
  const { message } = App.useApp();
  const ask = useAskLeftovers();
  const { content, kept: scenario, problem } = useNumbers(numbers);
  const processId = kept?.id;
  useEffect(() => void numbers.begin(drawing, processId), [numbers, drawing, processId]);

  const ready = async (about: AskLeftovers) => {
    const found = await readied(numbers, drawing, processId, save, about);
    if (found === 'faulty') {
      showNumbers();
      void message.warning(t('app:faultyNumbers'));
    }
    if (found === 'older') showNumbers();
    return typeof found === 'string' ? null : found;
  };
  return {
    open: content && { id: scenario?.id, name: scenario?.name || content.name || t('simulate:scenario'), content },
    problem: content ? undefined : problem,
    prepare: async () => {
      const found = await ready(ask);
      if (!found) return null;
      const open = numbers.state().kept;
      const leaveOut = found.leftovers.length > 0;
      const played = new Map(open && [[open.id, { name: open.name, scenarioId: open.id, scenario: found.content, leaveOut }]]);
      // Of scenarios that follow one another the same is left over, which is asked once.
      const agreed = new Set(found.leftovers.map(keyOf));
      return {
        processId: found.processId,
        revision: found.revision,
        variant: async (id) => {
          const known = played.get(id ?? open?.id ?? '');
          if (known || !id) return known ?? { scenario: found.content, leaveOut };
          const { name, content, processId: of } = await readScenario(id);
          // Of a scenario of another process nothing is drawn here.
          if (of !== found.processId) return { scenarioId: id };
          const { leftovers } = await olderOf(drawing, content, processId);
          const more = leftovers.filter((one) => !agreed.has(keyOf(one)));
          if (more.length > 0 && !(await ask(more, name))) return null;
          for (const one of more) agreed.add(keyOf(one));
          return { name, scenarioId: id, scenario: content, leaveOut: leftovers.length > 0 };
        },
      };
    },
    duplicate: async (name) => {
      // A copy has what is left over, too.
      const found = await ready(() => Promise.resolve(true));
      if (!found) return;
      await numbers.derive(found.processId, name);
      showNumbers();
      void message.info(t('compare:duplicated', { name }), 8);
    },
    hire: (role) => {
      const { name, headcount } = content?.roles?.[role] ?? {};
      if (!headcount) {
        showNumbers();
        void message.info(t('compare:hireByName', { role: name || role }), 6);
        return false;
      }
      numbers.edit((now) => ({ ...now, roles: { ...now.roles, [role]: { ...now.roles![role], headcount: headcount + 1 } } }));
      void message.success(t('compare:hired', { role: name || role, people: headcount + 1 }), 4);
      return true;
    },
  };
}
