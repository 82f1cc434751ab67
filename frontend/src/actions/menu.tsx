import type { MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import type { Action } from './action';
import { spelled } from './shortcut';

type Items = NonNullable<MenuProps['items']>;

/** Actions as the items of a menu; null draws a line between groups. */
export function menuItems(t: TFunction, actions: (Action | null)[]): Items {
  return actions.map((action, at) =>
    action
      ? {
          key: action.id,
          icon: action.icon,
          disabled: action.enabled === false,
          label: t(action.label),
          extra: (action.shortcut ?? action.onCanvas) && <kbd className="st-kbd">{spelled((action.shortcut ?? action.onCanvas)!)}</kbd>,
          onClick: action.run,
        }
      : { key: `line-${at}`, type: 'divider' as const },
  );
}
