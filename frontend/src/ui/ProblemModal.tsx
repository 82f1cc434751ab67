import { Typography } from 'antd';
import type { HookAPI } from 'antd/es/modal/useModal';

/** What went wrong as a dialog: the sentence, the way out, and where. */
export function showProblem(modal: HookAPI, said: { title: string; message: string; hint?: string; place?: string; ok: string }): void {
  modal.error({
    title: said.title,
    okText: said.ok,
    width: 480,
    content: (
      <>
        <Typography.Paragraph style={{ marginBlock: '4px 8px' }}>{said.message}</Typography.Paragraph>
        {said.hint && <Typography.Paragraph type="secondary">{said.hint}</Typography.Paragraph>}
        {said.place && <Typography.Text type="secondary">{said.place}</Typography.Text>}
      </>
    ),
  });
}
