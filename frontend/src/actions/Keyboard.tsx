import { Modal } from 'antd';
import { useWords } from '../i18n/i18n';
import type { Actions } from './action';
import './keyboard.css';
import { spelled } from './shortcut';

/** Keys that work in one place only: their names are keys of the dictionary. */
export interface KeyGroup {
  title: string;
  keys: { keys: string[]; label: string }[];
}

/** Every shortcut there is, from the actions themselves. */
export function Keyboard({ open, actions, canvas, onClose }: { open: boolean; actions: Actions; canvas: KeyGroup[]; onClose: () => void }) {
  const { t } = useWords();
  const everywhere = Object.values(actions).flatMap(({ shortcut, alias = [], label }) => (shortcut ? [{ keys: [shortcut, ...alias], label }] : []));
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys:title')} width={880} style={{ top: 24 }} destroyOnHidden className="st-keyboard">
      <div className="st-keyboard-all st-scroll" role="region" aria-label={t('keys:title')} tabIndex={0}>
        <Keys title={t('keys:everywhere')} keys={everywhere} />
        <div>
          {canvas.map(({ title, keys }, at) => (
            <Keys key={title} title={at === 0 ? `${t('keys:onCanvas')} · ${t(title)}` : t(title)} keys={keys} />
          ))}
        </div>
      </div>
      <p className="st-keyboard-note">{t('keys:note')}</p>
    </Modal>
  );
}

function Keys({ title, keys }: KeyGroup) {
  const { t } = useWords();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(({ keys: all, label }) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>
              {all.map((key) => (
                <kbd key={key} className="st-key">
                  {spelled(key)}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
