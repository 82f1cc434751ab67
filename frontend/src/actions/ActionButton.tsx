import { Button, Tooltip } from 'antd';
import type { ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Action } from './action';
import { spelled } from './shortcut';

/** An action as a button; its tooltip names it and its shortcut. */
export function ActionButton({ action, words = false, ...button }: { action: Action; words?: boolean } & Omit<ButtonProps, 'action'>) {
  const { t } = useTranslation();
  const label = t(action.label);
  const keys = action.shortcut && spelled(action.shortcut);
  return (
    <Tooltip title={keys ? `${label} (${keys})` : label} mouseEnterDelay={0.4}>
      <Button
        type="text"
        icon={action.icon}
        aria-label={label}
        aria-keyshortcuts={action.shortcut?.replace('Mod', 'Control')}
        data-action={action.id}
        disabled={action.enabled === false}
        onClick={action.run}
        {...button}
      >
        {words ? label : null}
      </Button>
    </Tooltip>
  );
}
