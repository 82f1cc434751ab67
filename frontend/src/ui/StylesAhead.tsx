import { Badge, Dropdown, Modal, Popconfirm, Progress, Select, Skeleton, Spin, Tabs, Tooltip } from 'antd';
import { useEffect, useState } from 'react';

/** When the first page has long been painted, in milliseconds. */
const after = 1000;

/**
 * Has Ant Design write the styles of what moves when it appears, such as menus and dialogs, while the page is still small;
 * what it needs for that is gone at once. It would write them when the first of a kind is shown, and a style sheet with
 * keyframes has WebKit find the style of everything on the page anew: a quarter of a second beside a large drawing.
 */
export function StylesAhead() {
  const [stage, setStage] = useState<'before' | 'writing' | 'done'>('before');
  useEffect(() => {
    const next = stage === 'before' ? setTimeout(() => setStage('writing'), after) : stage === 'writing' ? setTimeout(() => setStage('done')) : undefined;
    return () => clearTimeout(next);
  }, [stage]);
  if (stage !== 'writing') return null;
  return (
    <div hidden aria-hidden>
      <Badge count={1} />
      <Dropdown menu={{ items: [] }}>
        <i />
      </Dropdown>
      <Modal open={false} />
      <Popconfirm title="">
        <i />
      </Popconfirm>
      <Progress />
      <Select />
      <Skeleton active />
      <Spin />
      <Tabs items={[{ key: '', label: '' }]} />
      <Tooltip title="">
        <i />
      </Tooltip>
    </div>
  );
}
